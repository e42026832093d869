import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradientNoiseScale } from '../../src/index.ts';
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

  it('law: recovers tr(Σ)/|G|² exactly from noiseless norms, with an interval of no width', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 2, max: 64 }),
        (signal, noise, b, factor) => {
          const norms = (batch: number) => new Float64Array(3).fill(signal + noise / batch);
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

  it('law: rescaling all gradients and reordering the steps change nothing', () => {
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
    near(reversed.lower, at(1).lower, 1e-10);
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

  it('gives NaN for NaN', () => {
    const norms = { smallBatch: 1, bigBatch: 2, smallSquaredNorm: f64([4, NaN]) };
    expect(gradientNoiseScale({ ...norms, bigSquaredNorm: f64([3, 3]) }).value).toBeNaN();
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
    expect(() => gradientNoiseScale({ ...wide, smallSquaredNorm: f64([1]) })).toThrow(
      'expected smallSquaredNorm of length ≥ 2 (twoBatchMoments takes a single step), got 1',
    );
  });
});
