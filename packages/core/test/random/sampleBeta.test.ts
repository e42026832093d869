import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betainc, betaMean, betaVariance, createRng, sampleBeta } from '../../src/index.ts';

describe('sampleBeta', () => {
  it.each([
    [0.02, 0.03],
    [0.2, 0.9],
    [0.5, 0.5],
    [1, 1],
    [1, 20],
    [3, 2],
    [0.3, 40],
    [200, 300],
  ])('Beta(%d, %d): mean, variance and quantiles within 5 standard errors', (a, b) => {
    const rng = createRng(11);
    const n = 40_000;
    const draws = Float64Array.from({ length: n }, () => sampleBeta({ a, b }, rng));
    const mean = betaMean({ a, b });
    const variance = betaVariance({ a, b });
    const central = draws.map((x) => (x - mean) ** 2);
    const average = (xs: Float64Array) => xs.reduce((s, x) => s + x, 0) / n;
    const spread = (xs: Float64Array, m: number) =>
      Math.sqrt(average(xs.map((x) => (x - m) ** 2)) / n);
    expect(Math.abs(average(draws) - mean)).toBeLessThan(5 * Math.sqrt(variance / n));
    expect(Math.abs(average(central) - variance)).toBeLessThan(5 * spread(central, variance));
    // the distribution, not only its moments: counts below nine points
    for (let i = 1; i < 10; i++) {
      const x = i / 10;
      const p = betainc(x, a, b);
      const below = draws.filter((draw) => draw <= x).length / n;
      expect(Math.abs(below - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n) + 1e-12);
    }
  });

  it('is a function of the seed', () => {
    const draw = (seed: number) => sampleBeta({ a: 2, b: 3 }, createRng(seed));
    expect(draw(1)).toBe(draw(1));
    expect(draw(1)).not.toBe(draw(2));
  });

  it('law: stays in [0, 1], also for shapes near 0', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 9, noNaN: true }),
        fc.double({ min: -6, max: 9, noNaN: true }),
        fc.integer(),
        (u, v, seed) => {
          const x = sampleBeta({ a: 10 ** u, b: 10 ** v }, createRng(seed));
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('is a coin for shapes near the least double', () => {
    const rng = createRng(2);
    let ones = 0;
    for (let i = 0; i < 1000; i++) ones += sampleBeta({ a: 1e-310, b: 3e-310 }, rng);
    expect(Math.abs(ones - 250)).toBeLessThan(5 * Math.sqrt(187.5));
  });

  it('is NaN for NaN and says what it expected', () => {
    const rng = createRng(1);
    expect(sampleBeta({ a: NaN, b: 1 }, rng)).toBeNaN();
    expect(() => sampleBeta({ a: 0, b: 1 }, rng)).toThrow(
      'sampleBeta: expected a > 0 and finite, got 0',
    );
    expect(() => sampleBeta({ a: 1, b: Infinity }, rng)).toThrow(
      'sampleBeta: expected b > 0 and finite',
    );
  });
});
