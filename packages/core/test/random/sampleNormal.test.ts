import { describe, expect, it } from 'vitest';
import { createRng, normalCdf, type Rng, sampleBeta, sampleNormal } from '../../src/index.ts';

const constant = (x: number): Rng => ({ ...createRng(1), next: () => x });

describe('sampleNormal', () => {
  it('is a function of the seed, the same numbers for ever', () => {
    const rng = createRng(7);
    expect([sampleNormal(rng), sampleNormal(rng)]).toEqual([
      0.6499892130026764, 0.2947776267461039,
    ]);
  });

  it('has the distribution of a standard normal', () => {
    const rng = createRng(11);
    const n = 40_000;
    const draws = Float64Array.from({ length: n }, () => sampleNormal(rng));
    const mean = draws.reduce((sum, x) => sum + x, 0) / n;
    const square = draws.reduce((sum, x) => sum + x * x, 0) / n;
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(square - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    for (let x = -3; x <= 3; x += 0.5) {
      const p = normalCdf(x);
      const below = draws.filter((draw) => draw <= x).length / n;
      expect(Math.abs(below - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n));
    }
  });

  it.each([0, 0.5, 1 - 2 ** -32, NaN])('ends when every draw is %d', (x) => {
    expect(() => sampleNormal(constant(x))).toThrow(
      'sampleNormal: expected rng a generator of uniform numbers in [0, 1)',
    );
    expect(() => sampleBeta({ a: 2, b: 3 }, constant(x))).toThrow('sampleBeta: expected rng');
  });
});
