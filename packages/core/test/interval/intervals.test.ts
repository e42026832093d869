import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearson, jeffreys, wilson } from '../../src/index.ts';
import golden from '../golden/interval.json' with { type: 'json' };
import { counts, levels } from './arbitraries.ts';

const rules = { wilson, jeffreys, clopperPearson };
const all = Object.entries(rules);

type GoldenCase = [
  name: keyof typeof rules,
  k: number,
  n: number,
  level: number,
  lower: number,
  upper: number,
];

describe('golden', () => {
  it.each(golden.cases as GoldenCase[])('%s(%d, %d, %d)', (name, k, n, level, lower, upper) => {
    const estimate = rules[name](k, n, { level });
    const rtol = golden.tolerance.relative;
    expect(Math.abs(estimate.lower - lower)).toBeLessThanOrEqual(rtol * lower);
    expect(Math.abs(estimate.upper - upper)).toBeLessThanOrEqual(rtol * upper);
  });
});

describe.each(all)('%s', (name, rule) => {
  it('is an estimate of seven fields', () => {
    const estimate = rule(3, 8);
    expect(estimate).toMatchObject({ value: 3 / 8, level: 0.95, n: 8, unit: 'probability' });
    expect(Object.keys(estimate)).toHaveLength(7);
    expect(estimate.method).toBe(name.replace('P', '-p'));
  });

  it('knows nothing without attempts', () => {
    expect(rule(0, 0)).toMatchObject({ value: NaN, lower: 0, upper: 1, n: 0 });
    expect(rule(NaN, 8).value).toBeNaN();
    expect(rule(NaN, 8).upper).toBeNaN();
  });

  it('law: holds k/n inside [0, 1], with exact ends at k = 0 and k = n', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const { value, lower, upper } = rule(k, n);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(value);
        expect(upper).toBeGreaterThanOrEqual(value);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower === 0).toBe(k === 0);
        expect(upper === 1).toBe(k === n);
      }),
    );
  });

  it('law: symmetric under k ↔ n − k', () => {
    fc.assert(
      fc.property(counts, levels, ([k, n], level) => {
        const a = rule(k, n, { level });
        const b = rule(n - k, n, { level });
        expect(a.lower).toBeCloseTo(1 - b.upper, 13);
        expect(a.upper).toBeCloseTo(1 - b.lower, 13);
      }),
    );
  });

  it('law: widens with the level and moves up with k', () => {
    fc.assert(
      fc.property(counts, levels, levels, ([k, n], l, m) => {
        const narrow = rule(k, n, { level: Math.min(l, m) });
        const wide = rule(k, n, { level: Math.max(l, m) });
        expect(wide.lower).toBeLessThanOrEqual(narrow.lower * (1 + 1e-12));
        expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper * (1 - 1e-12));
        if (k === n) return;
        const next = rule(k + 1, n, { level: l });
        const here = rule(k, n, { level: l });
        expect(next.lower).toBeGreaterThanOrEqual(here.lower);
        expect(next.upper).toBeGreaterThanOrEqual(here.upper);
      }),
    );
  });

  it('says what it expected', () => {
    expect(() => rule(9, 8)).toThrow(
      `${name}: expected successes an integer in [0, attempts = 8], got 9`,
    );
    expect(() => rule(0.5, 8)).toThrow(`${name}: expected successes an integer`);
    expect(() => rule(1, -1)).toThrow(`${name}: expected attempts an integer ≥ 0, got -1`);
    expect(() => rule(1, 8, { level: 1 })).toThrow(`${name}: expected level in (0, 1), got 1`);
  });
});
