import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tilePicture } from '../../src/pages/tilePicture.ts';

const draw = (
  steps: readonly number[],
  values: readonly number[],
  more: Partial<Parameters<typeof tilePicture>[1]> = {},
): string =>
  tilePicture({ steps, values }, { scale: [0, 1], window: null, marks: [], label: '', ...more });
const line = (svg: string): string => /class="run" d="([^"]*)"/.exec(svg)![1]!;

describe('a small line of a run', () => {
  it('leaves a gap where a step has no value, and shows a value alone as a dot', () => {
    // 192 units for 4 steps, 4 of air at each end; 40 units of height for the scale
    expect(line(draw([0, 1, 2, 3, 4], [1, NaN, 0.5, NaN, 0]))).toBe('M4 4h.1M100 24h.1M196 44h.1');
    expect(line(draw([0, 1, 2, 3, 4], [1, 0, NaN, 0, 1]))).toBe('M4 4L52 44M148 44L196 4');
  });

  it('stands in the middle where all values are equal, or there is one step', () => {
    expect(line(draw([0, 4], [3, 3], { scale: [3, 3] }))).toBe('M4 24L196 24');
    expect(line(draw([7], [1]))).toBe('M100 4h.1');
  });

  it('shades the window; of one step back to half the way to the step before', () => {
    expect(draw([0, 2, 4], [0, 0, 0], { window: { from: 2, to: 4 } })).toContain(
      '<rect class="window" x="100" y="0" width="96"',
    );
    expect(draw([0, 2, 4], [0, 0, 0], { window: { from: 4, to: 4 } })).toContain(
      '<rect class="window" x="148" y="0" width="48"',
    );
  });

  it('marks a step by a line, and a stretch by its width', () => {
    const svg = draw([0, 4], [0, 1], {
      marks: [
        { severity: 'alarm', from: 1, to: 1 },
        { severity: 'good', from: 2, to: 3 },
      ],
    });
    expect(svg).toContain('<rect class="mark alarm" x="52" y="0" width="1.5"');
    expect(svg).toContain('<rect class="mark good stretch" x="100" y="0" width="48"');
  });

  it('law: at most 100 points, all inside the picture, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 400 }), (values) => {
        const svg = draw(
          values.map((_, i) => i),
          values,
        );
        const points = [...line(svg).matchAll(/[ML](\S+?) (\d+(?:\.\d)?)/g)];
        expect(points.length).toBeLessThanOrEqual(100);
        for (const [, x, y] of points) {
          expect(Number(x)).toBeGreaterThanOrEqual(4);
          expect(Number(x)).toBeLessThanOrEqual(196);
          expect(Number(y)).toBeGreaterThanOrEqual(4);
          expect(Number(y)).toBeLessThanOrEqual(44);
        }
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });

  it('says in words what it shows, harmlessly', () => {
    expect(draw([0, 1], [0, 1], { label: '"><b>' })).toContain('aria-label="&quot;&gt;&lt;b&gt;"');
  });
});
