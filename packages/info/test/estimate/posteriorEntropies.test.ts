import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedBinaryEntropy, posteriorEntropies } from '../../src/index.ts';

const shape = fc.double({ min: -3, max: 4, noNaN: true }).map((x) => 10 ** x);
const trials = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
describe('posteriorEntropies', () => {
  it('law: the column of integer counts is the scalar', () => {
    fc.assert(
      fc.property(fc.array(trials, { maxLength: 20 }), shape, shape, (pairs, a, b) => {
        const successes = Float64Array.from(pairs, ([k]) => k);
        const attempts = Float64Array.from(pairs, ([, n]) => n);
        const column = posteriorEntropies({ successes, attempts }, { prior: { a, b } });
        pairs.forEach(([k, n], i) => {
          const scalar = expectedBinaryEntropy({ a: a + k, b: b + (n - k) }) as number;
          expect(Math.abs(column[i]! - scalar)).toBeLessThan(1e-12);
        });
      }),
    );
  });

  it('the column is the scalar also for counts longer than those it begins with', () => {
    for (const n of [500, 2 ** 20, 2 ** 31, 2 ** 40]) {
      const attempts = new Float64Array(6000).fill(8);
      const successes = new Float64Array(6000).fill(3);
      attempts[5000] = n;
      successes[5000] = n / 4;
      const column = posteriorEntropies({ successes, attempts });
      for (const [i, k, m] of [
        [0, 3, 8],
        [5000, n / 4, n],
        [5999, 3, 8],
      ] as const) {
        const scalar = expectedBinaryEntropy({ a: 0.5 + k, b: 0.5 + m - k }) as number;
        expect(Math.abs(column[i]! - scalar)).toBeLessThan(1e-12);
      }
      successes[5500] = 9;
      expect(() => posteriorEntropies({ successes, attempts })).toThrow(
        expect.objectContaining({ row: 5500, received: 9 }),
      );
    }
  });

  it('the column survives huge and empty counts and names a bad row', () => {
    const of = (k: number[], n: number[]) =>
      posteriorEntropies({ successes: Float64Array.from(k), attempts: Float64Array.from(n) });
    expect(of([3e9], [6e9])[0]).toBeCloseTo(1, 9);
    expect(of([0], [0])[0]).toBeCloseTo(expectedBinaryEntropy({ a: 0.5, b: 0.5 }) as number, 14);
    expect(of([], [])).toEqual(new Float64Array(0));
    expect(() => of([1, 5], [2, 4])).toThrow(expect.objectContaining({ row: 1, received: 5 }));
    expect(() => of([0.5], [1])).toThrow('successes');
    expect(() => of([0], [1.5])).toThrow('attempts');
    expect(() => of([NaN], [1])).toThrow('successes');
  });
});
