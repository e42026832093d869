import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  examplesForBatch,
  gradientNoiseScale,
  hessianNoiseScale,
  lossImprovementFraction,
  microbatchNoiseScale,
  optimalLearningRate,
  perExampleNoiseScale,
  smoothedNoiseScale,
  stepsForBatch,
  twoBatchMoments,
} from '../src/index.ts';
import golden from './golden/steps/gradientNoiseScale.json' with { type: 'json' };

const f64 = (xs: readonly number[]) => Float64Array.from(xs);
const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const near = (got: number, want: number, rtol = 1e-9) =>
  expect(Math.abs(got - want), `got ${got}, wanted ${want}`).toBeLessThanOrEqual(
    rtol * Math.abs(want),
  );

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

describe('perExampleNoiseScale', () => {
  it('says what it expected', () => {
    const norms = { batch: 2, exampleSquaredNorm: f64([1, 2, 3]), batchSquaredNorm: f64([1, 1]) };
    expect(() => perExampleNoiseScale(norms)).toThrow(
      'expected exampleSquaredNorm of length 4, got 3',
    );
    expect(() => perExampleNoiseScale({ ...norms, batch: 1 })).toThrow(
      'expected batch an integer ≥ 2, got 1',
    );
  });
});

describe('smoothedNoiseScale', () => {
  const [c] = golden.cases;
  const norms = {
    smallBatch: c!.smallBatch,
    bigBatch: c!.bigBatch,
    smallSquaredNorm: f64(c!.smallSquaredNorm),
    bigSquaredNorm: f64(c!.bigSquaredNorm),
  };

  it('without memory is each step alone, and with endless memory the pooled ratio', () => {
    const alone = smoothedNoiseScale(norms, { decay: 0 });
    norms.smallSquaredNorm.forEach((small, t) => {
      const { signal, noise, noiseScale } = twoBatchMoments({
        ...norms,
        smallSquaredNorm: small,
        bigSquaredNorm: norms.bigSquaredNorm[t]!,
      });
      near(alone.signal[t]!, signal, 1e-12);
      near(alone.noise[t]!, noise, 1e-12);
      if (signal > 0) near(alone.noiseScale[t]!, noiseScale, 1e-12);
      else expect(alone.noiseScale[t]).toBeNaN();
    });
    const slow = smoothedNoiseScale(norms, { decay: 1 - 1e-9 });
    near(slow.noiseScale.at(-1)!, gradientNoiseScale(norms).value, 1e-6);
  });

  it('states the bias of the ratio: mean of many short averages, first order', () => {
    // s = 1 ± a with equal chance, n = 1: E[1/s̄] ≈ 1 + a²/steps
    const steps = 200;
    const wave = Float64Array.from({ length: steps }, (_, t) => (t % 2 ? 1.2 : 0.8));
    const big = wave.map((s) => s + 1 / 8);
    const small = wave.map((s) => s + 1);
    const { relativeBias, noiseScale } = smoothedNoiseScale(
      { smallBatch: 1, bigBatch: 8, smallSquaredNorm: small, bigSquaredNorm: big },
      { decay: 0.9 },
    );
    expect(noiseScale.at(-1)).toBeGreaterThan(0.9);
    expect(relativeBias.at(-1)! / (0.04 / 18)).toBeGreaterThan(0.8);
    expect(relativeBias.at(-1)! / (0.04 / 18)).toBeLessThan(1.2);
  });

  it('is NaN, never clamped, while the smoothed signal is not positive', () => {
    const { noiseScale } = smoothedNoiseScale({
      smallBatch: 1,
      bigBatch: 2,
      smallSquaredNorm: f64([4, 4]),
      bigSquaredNorm: f64([1, 9]),
    });
    expect(noiseScale[0]).toBeNaN();
    expect(noiseScale[1]).not.toBeNaN();
    expect(() => smoothedNoiseScale(norms, { decay: 1 })).toThrow(
      'expected decay in [0, 1), got 1',
    );
    expect(() => smoothedNoiseScale({ ...norms, bigSquaredNorm: f64([]) })).toThrow(
      'of length 20, got 0',
    );
  });
});

describe('trade-offs', () => {
  it('law: steps × examples have their hyperbola', () => {
    fc.assert(
      fc.property(positive, positive, (batch, noiseScale) => {
        const steps = stepsForBatch(batch, { minimum: 10, noiseScale });
        const examples = examplesForBatch(batch, { minimum: 10 * noiseScale, noiseScale });
        near((steps / 10 - 1) * (examples / (10 * noiseScale) - 1), 1, 1e-6);
        near(examples, steps * batch, 1e-9);
        near(
          optimalLearningRate(batch, { maximum: 3, noiseScale }),
          3 * lossImprovementFraction(batch, noiseScale),
          1e-12,
        );
      }),
    );
  });

  it('refuse what is no batch or noise scale', () => {
    expect(() => stepsForBatch(0, { minimum: 1, noiseScale: 1 })).toThrow(
      'stepsForBatch: expected batch > 0, got 0',
    );
    expect(() => examplesForBatch(1, { minimum: 1, noiseScale: -1 })).toThrow(
      'expected noiseScale ≥ 0, got -1',
    );
    expect(lossImprovementFraction(NaN, 1)).toBeNaN();
    expect(() =>
      twoBatchMoments({ smallBatch: 2, bigBatch: 2, smallSquaredNorm: 1, bigSquaredNorm: 1 }),
    ).toThrow('twoBatchMoments: expected bigBatch > smallBatch = 2, got 2');
  });
});

describe('hessianNoiseScale', () => {
  it('law: an even curvature changes nothing but the learning rate', () => {
    fc.assert(
      fc.property(
        positive,
        fc.array(fc.tuple(positive, positive), { minLength: 1, maxLength: 9 }),
        (h, pairs) => {
          const gradient = pairs.map(([g]) => g);
          const { noiseScale, simpleNoiseScale, maximumLearningRate } = hessianNoiseScale({
            gradient,
            hessianDiagonal: gradient.map(() => h),
            varianceDiagonal: pairs.map(([, v]) => v),
          });
          near(noiseScale, simpleNoiseScale);
          near(maximumLearningRate, 1 / h);
        },
      ),
    );
    expect(() =>
      hessianNoiseScale({ gradient: [1], hessianDiagonal: [], varianceDiagonal: [1] }),
    ).toThrow('expected hessianDiagonal of length 1, got 0');
    expect(() =>
      hessianNoiseScale({ gradient: [1], hessianDiagonal: [1], varianceDiagonal: [] }),
    ).toThrow('expected varianceDiagonal of length 1, got 0');
  });
});
