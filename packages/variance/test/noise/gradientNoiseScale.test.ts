import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradientNoiseScale, twoBatchMoments } from '../../src/index.ts';
import golden from '../golden/steps/gradientNoiseScale.json' with { type: 'json' };
import { f64, near, positive } from '../support/norms.ts';

describe('gradientNoiseScale', () => {
  it.each(golden.cases)('golden: b = $smallBatch, B = $bigBatch', (c) => {
    const { value, lower, upper } = gradientNoiseScale({
      ...c,
      smallSquaredNorm: f64(c.smallSquaredNorm),
      bigSquaredNorm: f64(c.bigSquaredNorm),
    });
    for (const [got, want] of [
      [value, c.value],
      [lower, c.lower],
      [upper, c.upper],
    ] as const)
      expect(Math.abs(got - want)).toBeLessThanOrEqual(
        golden.tolerance.relative * Math.abs(c.upper),
      );
  });

  it('law: recovers tr(Σ)/|G|² exactly from norms without scatter, with an interval of no width', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 2, max: 64 }),
        (signal, noise, b, factor) => {
          const norms = (batch: number) => new Float64Array(12).fill(signal + noise / batch);
          const { value, lower, upper } = gradientNoiseScale({
            smallBatch: b,
            bigBatch: b * factor,
            smallSquaredNorm: norms(b),
            bigSquaredNorm: norms(b * factor),
          });
          expect(value / (noise / signal)).toBeCloseTo(1, 5);
          expect(upper - lower).toBeLessThanOrEqual(1e-6 * (1 + value));
        },
      ),
    );
  });

  it('law: rescaling all gradients changes nothing, and reordering the steps no value', () => {
    const [c] = golden.cases;
    const at = (k: number) =>
      gradientNoiseScale({
        ...c!,
        smallSquaredNorm: f64(c!.smallSquaredNorm.map((x) => k * x)),
        bigSquaredNorm: f64(c!.bigSquaredNorm.map((x) => k * x)),
      });
    expect(at(1024)).toEqual(at(1)); // a power of two: exact
    const reversed = gradientNoiseScale({
      ...c!,
      smallSquaredNorm: f64([...c!.smallSquaredNorm].reverse()),
      bigSquaredNorm: f64([...c!.bigSquaredNorm].reverse()),
    });
    near(reversed.value, at(1).value, 1e-12);
  });

  it('is NaN with its reason, not a number to trust, when the signal is lost in noise', () => {
    const estimate = gradientNoiseScale({
      smallBatch: 1,
      bigBatch: 2,
      smallSquaredNorm: f64([4, 4]),
      bigSquaredNorm: f64([1, 2]),
    });
    expect(estimate).toMatchObject({ value: NaN, lower: NaN, upper: NaN, n: 2, unit: 'samples' });
    expect(estimate.method).toBe(
      'undefined: the signal is lost in noise (mean |G|² ≤ 0): use larger batches or more steps',
    );
  });

  it('is the value of twoBatchMoments without an interval for a single pair of norms', () => {
    const pair = {
      smallBatch: 8,
      bigBatch: 64,
      smallSquaredNorm: 1329.42,
      bigSquaredNorm: 232.531,
    };
    const got = gradientNoiseScale({
      ...pair,
      smallSquaredNorm: [pair.smallSquaredNorm],
      bigSquaredNorm: [pair.bigSquaredNorm],
    });
    expect(got).toMatchObject({ lower: NaN, upper: NaN, n: 1, effectiveSteps: NaN });
    near(got.value, twoBatchMoments(pair).noiseScale, 1e-12);
    expect(got.method).toBe('ratio of means, no interval from fewer than 10 steps');
    const nothing = { smallBatch: 8, bigBatch: 64, smallSquaredNorm: [], bigSquaredNorm: [] };
    expect(gradientNoiseScale(nothing).method).toBe('undefined: no steps');
  });

  it('is NaN with its reason when the small batch has the smaller norms, or the same', () => {
    const swapped = {
      smallBatch: 8,
      bigBatch: 64,
      smallSquaredNorm: f64(Array.from({ length: 20 }, (_, t) => 2 + 0.1 * (t % 3))),
      bigSquaredNorm: f64(Array.from({ length: 20 }, (_, t) => 9 + 0.1 * (t % 5))),
    };
    const { value, method } = gradientNoiseScale(swapped);
    expect(value).toBeNaN();
    expect(method).toContain('their norms are swapped');
    const same = { ...swapped, smallSquaredNorm: swapped.bigSquaredNorm };
    expect(gradientNoiseScale(same)).toMatchObject({ value: NaN, upper: NaN, method });
  });

  it('gives NaN for NaN', () => {
    const norms = { smallBatch: 1, bigBatch: 2, smallSquaredNorm: f64([4, NaN]) };
    const { value, method } = gradientNoiseScale({ ...norms, bigSquaredNorm: f64([3, 3]) });
    expect(value).toBeNaN();
    expect(method).toBe('undefined: a step without a number');
  });

  it('says what it expected and what it got', () => {
    const norms = {
      smallBatch: 8,
      bigBatch: 8,
      smallSquaredNorm: f64([1, 1]),
      bigSquaredNorm: f64([1]),
    };
    expect(() => gradientNoiseScale(norms)).toThrow(
      'gradientNoiseScale: expected bigBatch > smallBatch = 8, got 8',
    );
    const wide = { ...norms, bigBatch: 16 };
    expect(() => gradientNoiseScale(wide)).toThrow('expected bigSquaredNorm of length 2, got 1');
    expect(() => gradientNoiseScale(wide, { level: 1 })).toThrow('expected level in (0, 1), got 1');
    expect(() => gradientNoiseScale({ ...wide, smallBatch: 0 })).toThrow(
      'expected smallBatch ≥ 1, got 0',
    );
  });
});
