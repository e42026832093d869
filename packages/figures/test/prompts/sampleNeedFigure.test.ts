import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleNeedFigure } from '../../src/index.ts';
import golden from '../golden/noise.json' with { type: 'json' };
import { describeSound, numbers } from '../support/soundFigures.ts';

describeSound({
  sampleNeed: sampleNeedFigure(),
  'sampleNeed with rollouts': sampleNeedFigure({ rollouts: 8 }),
  'sampleNeed of one rollout': sampleNeedFigure({ rollouts: 1, confidence: 0.5 }),
  'sampleNeed of one curve': sampleNeedFigure({ successes: [1000], halfWidths: [] }),
  'sampleNeed of widths': sampleNeedFigure({ successes: [], halfWidths: [0.01, 0.499] }),
});

describe('sampleNeedFigure', () => {
  it('agrees with SciPy, rollout by rollout', () => {
    const figure = sampleNeedFigure();
    const grid = numbers(figure, 'curves', 'pass_rate');
    for (const { p, needs } of golden.needs)
      for (const [i, need] of needs.entries())
        expect([p, numbers(figure, 'curves', `need${i + 1}`)[grid.indexOf(p)]]).toEqual([p, need]);
  });

  it('law: successes cost less the likelier they are, widths cost alike on both sides', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0.005, max: 0.45, noNaN: true }),
        fc.double({ min: 0.01, max: 0.999, noNaN: true }),
        (m, x, confidence) => {
          const figure = sampleNeedFigure({ successes: [m], halfWidths: [x], confidence });
          const need = numbers(figure, 'curves', 'need1') as number[];
          expect(need.every((n, i) => n >= m && (i === 0 || n <= need[i - 1]!))).toBe(true);
          const width = numbers(figure, 'curves', 'need2') as number[];
          const grid = numbers(figure, 'curves', 'pass_rate') as number[];
          expect(Math.max(...width)).toBe(width[grid.indexOf(0.5)]);
          const at = (p: number) => width[grid.indexOf(p)]!;
          expect(Math.abs(at(0.01) - at(0.99))).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('says from which pass rate on your rollouts show a success', () => {
    // 1 − (1 − p)⁸ = 0.95 at p = 1 − 0.05^(1/8) = 0.3123
    const { text, numbers: values } = sampleNeedFigure({ rollouts: 8 }).findings![2]!;
    expect(values.passRate).toBeCloseTo(1 - 0.05 ** (1 / 8), 14);
    expect(text).toContain('from a pass rate of 0.312 on');
  });

  it('names successes as one says them', () => {
    const labels = [1, 2, 3, 4, 11, 12, 21, 112].map(
      (m) => sampleNeedFigure({ successes: [m], halfWidths: [] }).layers[0]!.label,
    );
    expect(labels.map((label) => label!.split(' ')[0])).toEqual([
      'First',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '21st',
      '112th',
    ]);
  });

  it.each([
    [{ successes: [0] }, 'successes different integers'],
    [{ successes: [1.5] }, 'successes different integers'],
    [{ successes: [2, 2] }, 'successes different integers'],
    [{ successes: [1001] }, 'successes different integers'],
    [{ halfWidths: [0.5] }, 'halfWidths different numbers'],
    [{ halfWidths: [NaN] }, 'halfWidths different numbers'],
    [{ halfWidths: [0.1, 0.1] }, 'halfWidths different numbers'],
    [{ successes: [], halfWidths: [] }, 'successes with halfWidths 1 to 4 curves, got 0'],
    [{ successes: [1, 2, 3] }, 'successes with halfWidths 1 to 4 curves, got 5'],
    [{ confidence: 1 }, 'confidence in (0, 1)'],
    [{ confidence: NaN }, 'confidence in (0, 1)'],
    [{ rollouts: 0 }, 'rollouts an integer ≥ 1'],
    [{ rollouts: Infinity }, 'rollouts an integer ≥ 1'],
  ])('refuses %j', (data, text) => {
    expect(() => sampleNeedFigure(data)).toThrow(`sampleNeedFigure: expected ${text}`);
  });
});
