import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisScale } from '../../src/index.ts';
import golden from '../golden/plot.json' with { type: 'json' };

const base = { label: '', format: 'number' } as const;
const numeric = ['linear', 'log', 'symlog', 'logit', 'time'] as const;
type Numeric = (typeof numeric)[number];

/** Values that an axis of this type can show. */
const values: Record<Numeric, fc.Arbitrary<number>> = {
  linear: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  time: fc.integer({ min: 0, max: 4e12 }),
  log: fc.double({ min: -9, max: 9, noNaN: true }).map((k) => 10 ** k),
  symlog: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  logit: fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
};
const anAxis = fc
  .constantFrom(...numeric)
  .chain((type) =>
    fc.tuple(fc.constant(type), fc.uniqueArray(values[type], { minLength: 2, maxLength: 20 })),
  );

describe('axisScale', () => {
  it.each(['logit', 'log', 'symlog'] as const)('%s agrees with mpmath', (type) => {
    const { toAxis } = axisScale({ type, ...base }, [0.1, 0.9]);
    for (const [value, expected] of golden[type] as [number, number][])
      expect(Math.abs(toAxis(value) - expected)).toBeLessThanOrEqual(
        1e-14 * (1 + Math.abs(expected)),
      );
  });

  it('law: the way to the axis is monotone', () => {
    fc.assert(
      fc.property(anAxis, ([type, points]) => {
        const { toAxis } = axisScale({ type, ...base }, points);
        const sorted = [...points].sort((a, b) => a - b);
        for (let i = 1; i < sorted.length; i++)
          expect(toAxis(sorted[i]!)).toBeGreaterThanOrEqual(toAxis(sorted[i - 1]!));
      }),
    );
  });

  it('law: the way back undoes the way there', () => {
    fc.assert(
      fc.property(anAxis, ([type, points]) => {
        const { toAxis, fromAxis } = axisScale({ type, ...base }, points);
        for (const x of points) {
          const back = fromAxis(toAxis(x)) as number;
          const small = type === 'logit' ? Math.min(x, 1 - x) : Math.abs(x);
          expect(Math.abs(back - x)).toBeLessThanOrEqual(1e-11 * small + 1e-15);
        }
      }),
    );
  });

  it('law: ticks are ascending, inside the domain, and different', () => {
    fc.assert(
      fc.property(anAxis, fc.integer({ min: 60, max: 2000 }), ([type, points], length) => {
        const domain = [Math.min(...points), Math.max(...points)];
        if (domain[0] === domain[1]) return;
        const axis = axisScale(
          { type, ...base, domain, format: type === 'time' ? 'time' : 'number' },
          [],
          { length },
        );
        const at = axis.ticks.map((tick) => tick.at);
        const slack = 1e-9 * (axis.domain[1] - axis.domain[0]);
        expect(at.length).toBeLessThan(length / 10 + 4);
        for (const [i, x] of at.entries()) {
          expect(x).toBeGreaterThanOrEqual(axis.domain[0] - slack);
          expect(x).toBeLessThanOrEqual(axis.domain[1] + slack);
          if (i > 0) expect(x).toBeGreaterThan(at[i - 1]!);
        }
      }),
    );
  });

  it('sends 0 and 1 to the ends of a logit axis, and what is no probability nowhere', () => {
    const { toAxis } = axisScale({ type: 'logit', ...base, domain: [0.001, 0.999] });
    expect([toAxis(0), toAxis(1), toAxis(-0.1), toAxis(1.1), toAxis(NaN), toAxis(null)]).toEqual([
      -Infinity,
      Infinity,
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
  });

  it('places categories by their order, half a place of room on both sides', () => {
    const axis = axisScale({ type: 'band', ...base }, ['solved', 'failed', null, 'solved']);
    expect(axis.domain).toEqual([-0.5, 1.5]);
    expect(axis.toAxis('failed')).toBe(1);
    expect(axis.toAxis('error')).toBeNaN();
    expect(axis.fromAxis(1.2)).toBe('failed');
    expect(axis.ticks).toEqual([
      { at: 0, label: 'solved' },
      { at: 1, label: 'failed' },
    ]);
  });

  it('keeps a reversed axis reversed', () => {
    const axis = axisScale({ type: 'linear', ...base, domain: [10, 0] });
    expect(axis.domain).toEqual([10, 0]);
    expect(axis.ticks.map((tick) => tick.label)).toContain('0');
  });

  it.each([
    ['no data', []],
    ['one value', [3]],
    ['equal values', [3, 3, 3]],
    ['zeros', [0, 0]],
    ['nothing finite', [NaN, Infinity, null]],
  ])('finds an axis for %s', (_, data) => {
    for (const type of numeric) {
      const { domain, ticks } = axisScale({ type, ...base }, data);
      expect(domain.every(Number.isFinite)).toBe(true);
      expect(domain[0]).toBeLessThan(domain[1]);
      expect(ticks.length).toBeGreaterThan(0);
    }
  });

  it('prints given labels as they are', () => {
    const { ticks } = axisScale({
      type: 'linear',
      ...base,
      domain: [-1, 1],
      ticks: [{ at: -0.5, label: 'failed' }, 0, 7],
    });
    expect(ticks).toEqual([
      { at: -0.5, label: 'failed' },
      { at: 0, label: '0' },
    ]);
  });
});
