import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microbatchNoiseScale, perExampleNoiseScale } from '../../src/index.ts';
import { f64, near } from '../support/norms.ts';

describe('microbatchNoiseScale', () => {
  const rows = fc.array(
    fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 4, maxLength: 4 }),
    { minLength: 3, maxLength: 12 },
  );

  it('law: the signal is the mean inner product of two different micro-batches', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), (g, microbatch) => {
        let [sum, pairs] = [0, 0];
        for (let i = 0; i < g.length; i++)
          for (let j = 0; j < g.length; j++) {
            if (i === j) continue;
            sum += g[i]!.reduce((s, x, k) => s + x * g[j]![k]!, 0);
            pairs++;
          }
        const values = f64(g.flat());
        const { signal } = microbatchNoiseScale({ values, dimension: 4 }, { microbatch });
        expect(Math.abs(signal - sum / pairs)).toBeLessThan(1e-6);
      }),
    );
  });

  it('law: micro-batches of one = per-example norms of a single step', () => {
    fc.assert(
      fc.property(rows, (g) => {
        const values = f64(g.flat());
        const one = microbatchNoiseScale({ values, dimension: 4 });
        const mean = [0, 1, 2, 3].map((k) => g.reduce((s, r) => s + r[k]!, 0) / g.length);
        const exampleSquaredNorm = g.map((r) => r.reduce((s, x) => s + x * x, 0));
        const batchSquaredNorm = mean.reduce((s, x) => s + x * x, 0);
        const steps = perExampleNoiseScale({
          batch: g.length,
          exampleSquaredNorm: f64([...exampleSquaredNorm, ...exampleSquaredNorm]),
          batchSquaredNorm: f64([batchSquaredNorm, batchSquaredNorm]),
        });
        if (one.signal > 1e-3) near(steps.value, one.noiseScale.value, 1e-6);
      }),
    );
  });

  it('has no interval from two micro-batches and none at all when the signal is lost', () => {
    const two = microbatchNoiseScale({ values: f64([2, 1, 2, -1]), dimension: 2 });
    expect(two.noiseScale).toMatchObject({ value: 2 / 3, lower: NaN, upper: NaN, n: 2 });
    const lost = microbatchNoiseScale({ values: f64([1, -1, 1, -1]), dimension: 1 });
    expect(lost.noiseScale.method).toMatch(/^undefined/);
    expect(lost.signal).toBeLessThan(0);
    expect(() => microbatchNoiseScale({ values: f64([1]), dimension: 1 })).toThrow(
      'microbatchNoiseScale: expected values of at least 2 rows, got 1',
    );
    const some = { values: f64([1, 2]), dimension: 1 };
    expect(() => microbatchNoiseScale(some, { microbatch: 0 })).toThrow(
      'expected microbatch ≥ 1, got 0',
    );
    expect(() => microbatchNoiseScale(some, { level: 0 })).toThrow(
      'expected level in (0, 1), got 0',
    );
    expect(() => microbatchNoiseScale({ ...some, dimension: 0 })).toThrow(
      'expected dimension an integer in [1, 2147483648], got 0',
    );
  });
});
