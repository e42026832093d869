import { createRng, sampleNormal } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { noiseScaleInterval } from '../../src/index.ts';

const steps = (seed: number, length: number, memory = 0) => {
  const rng = createRng(seed);
  let drift = 0;
  const signal: number[] = [];
  const noise: number[] = [];
  for (let t = 0; t < length; t++) {
    drift = memory * drift + Math.sqrt(1 - memory ** 2) * sampleNormal(rng);
    signal.push(1 + 0.2 * sampleNormal(rng));
    noise.push(100 * (1 + 0.3 * drift));
  }
  return { signal, noise };
};

describe('the noise scale of steps that follow each other', () => {
  it('is the ratio of the means, and the interval that of both ways joined', () => {
    const { signal, noise } = steps(1, 60);
    const mean = (xs: readonly number[]) => xs.reduce((a, x) => a + x, 0) / xs.length;
    const got = noiseScaleInterval(signal, noise);
    expect(got.value).toBeCloseTo(mean(noise) / mean(signal), 9);
    expect(got.lower).toBe(Math.min(got.ar1[0], got.batch[0]));
    expect(got.upper).toBe(Math.max(got.ar1[1], got.batch[1]));
  });

  it('scales with noise over signal', () => {
    const { signal, noise } = steps(2, 40);
    const one = noiseScaleInterval(signal, noise);
    const other = noiseScaleInterval(
      signal.map((x) => 4 * x),
      noise.map((x) => 12 * x),
    );
    for (const end of ['value', 'lower', 'upper'] as const)
      expect(other[end]).toBeCloseTo(3 * one[end], 6);
  });

  it('holds the truth as often as it says, also where steps resemble each other', () => {
    for (const memory of [0, 0.6]) {
      let held = 0;
      for (let seed = 0; seed < 200; seed++) {
        const { signal, noise } = steps(1000 * memory + seed, 100, memory);
        const { lower, upper } = noiseScaleInterval(signal, noise);
        if (lower <= 100 && 100 <= upper) held++;
      }
      // 95 % of 200 less three deviations
      expect(held).toBeGreaterThanOrEqual(181);
    }
  });

  it('is wider where neighbours resemble each other', () => {
    const width = (memory: number) => {
      const { signal, noise } = steps(5, 400, memory);
      const { lower, upper, effectiveSteps } = noiseScaleInterval(signal, noise);
      return { width: upper - lower, effectiveSteps };
    };
    expect(width(0.9).width).toBeGreaterThan(width(0).width);
    expect(width(0.9).effectiveSteps).toBeLessThan(0.5 * width(0).effectiveSteps);
  });

  it('is open above where the signal may be nothing, and unknown where it is lost', () => {
    const { noise } = steps(3, 20);
    const weak = Array.from({ length: 20 }, (_, t) => (t % 2 === 0 ? 3 : -2.8));
    expect(noiseScaleInterval(weak, noise).upper).toBe(Infinity);
    expect(
      noiseScaleInterval(
        weak.map((x) => -x),
        noise,
      ).method,
    ).toContain('the signal is lost');
  });

  it('has no interval below ten steps, and is within its interval from there on', () => {
    for (let length = 1; length < 40; length++) {
      const { signal, noise } = steps(length, length);
      const { value, lower, upper } = noiseScaleInterval(signal, noise);
      expect(value).toBeGreaterThan(0);
      if (length < 10) expect([lower, upper]).toEqual([NaN, NaN]);
      else {
        expect(lower).toBeLessThan(value);
        expect(upper).toBeGreaterThan(value);
      }
    }
  });
});
