import { createRng, sampleNormal } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { twoBatchMoments } from '../../src/index.ts';

// The case that the docstring of twoBatchMoments states.
it.each([
  [1, 1.48],
  [2, 0.92],
  [3, 1.99],
])(
  'seed %i: the mean of one-step ratios is %d times the truth, the ratio of means is right',
  (seed, times) => {
    const rng = createRng(seed);
    const [signal, noise, d, b, steps] = [1, 64, 50, 8, 40_000];
    const spread = Math.sqrt(noise / d / b);
    const square = (x: Float64Array) => x.reduce((sum, v) => sum + v * v, 0);
    let [negative, ratios, signals, noises] = [0, 0, 0, 0];
    for (let t = 0; t < steps; t++) {
      const small = Array.from({ length: 4 }, () =>
        Float64Array.from(
          { length: d },
          (_, j) => (j === 0 ? Math.sqrt(signal) : 0) + spread * sampleNormal(rng),
        ),
      );
      const big = small[0]!.map((_, j) => small.reduce((sum, x) => sum + x[j]!, 0) / 4);
      const moments = twoBatchMoments({
        smallBatch: b,
        bigBatch: 4 * b,
        smallSquaredNorm: small.reduce((sum, x) => sum + square(x), 0) / 4,
        bigSquaredNorm: square(big),
      });
      if (moments.signal <= 0) negative++;
      ratios += moments.noiseScale;
      signals += moments.signal;
      noises += moments.noise;
    }
    const truth = noise / signal;
    expect(negative / steps).toBeGreaterThan(0.04);
    expect(negative / steps).toBeLessThan(0.045);
    expect(ratios / steps / truth).toBeCloseTo(times, 2);
    expect(Math.abs(noises / signals / truth - 1)).toBeLessThan(0.005);
  },
);
