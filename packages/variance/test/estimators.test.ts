import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advantageTable,
  crossEntropyMoments,
  estimateScoreMoments,
  filteredGroupMoments,
  type GroupEstimator,
  groupMoments,
  groupObjective,
  grpoObjective,
  grpoWeight,
  grpoWeightLimit,
  maxrlObjective,
  maxrlWeight,
  optimalBaseline,
  passkWeight,
  reinforceNoise,
  rlooNoise,
  rlooSignalToNoise,
  samplesToSuccess,
  samplesToSuccesses,
  samplesToSuccessReal,
  softmaxScoreMoments,
} from '../src/index.ts';
import { everyEstimator } from './everyEstimator.ts';
import { advantagesOf } from './gpuRun.ts';

const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const moment = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const size = fc.integer({ min: 2, max: 128 });
const scores = fc.record({
  p: probability,
  squaredGap: moment,
  successVariance: moment,
  failureVariance: moment,
});
const estimator = fc
  .tuple(fc.integer({ min: 2, max: 40 }), fc.nat(10))
  .map(([n, i]) => everyEstimator(n)[i]!);
const near = (got: number, want: number, rtol = 1e-9) =>
  expect(Math.abs(got - want), `got ${got}, wanted ${want}`).toBeLessThanOrEqual(
    rtol * Math.abs(want),
  );

describe('advantageTable', () => {
  it('is what each estimator gives to a group of rewards', () => {
    for (const n of [2, 3, 5, 8])
      for (const options of everyEstimator(n)) {
        const { success, failure } = advantageTable(options);
        for (let k = 0; k <= n; k++) {
          const a = advantagesOf(
            Array.from({ length: n }, (_, i) => (i < k ? 1 : 0)),
            options,
          );
          if (k > 0) expect(success[k]).toBeCloseTo(a[0]!, 10);
          if (k < n) expect(failure[k]).toBeCloseTo(a[n - 1]!, 10);
        }
      }
  });

  it('law: advantages of group-relative estimators sum to zero', () => {
    fc.assert(
      fc.property(size, (groupSize) => {
        for (const name of ['rloo', 'drgrpo', 'grpo'] as const) {
          const { success, failure } = advantageTable({ estimator: name, groupSize });
          for (let k = 1; k < groupSize; k++)
            expect(Math.abs(k * success[k]! + (groupSize - k) * failure[k]!)).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

describe('groupMoments', () => {
  it('law: RLOO and REINFORCE with any constant baseline are unbiased', () => {
    fc.assert(
      fc.property(
        scores,
        size,
        fc.double({ min: -1, max: 2, noNaN: true }),
        (s, groupSize, baseline) => {
          near(groupMoments(s, { estimator: 'rloo', groupSize }).weight, 1, 1e-12);
          near(groupMoments(s, { estimator: 'baseline', groupSize, baseline }).weight, 1, 1e-12);
        },
      ),
    );
  });

  it('law: the closed forms of REINFORCE and RLOO are the sums over groups', () => {
    fc.assert(
      fc.property(scores, size, (s, groupSize) => {
        const rloo = groupMoments(s, { estimator: 'rloo', groupSize });
        near(rlooNoise(s, { groupSize }), rloo.noise);
        near(rlooSignalToNoise(s, { groupSize }), rloo.signalToNoise);
        near(
          reinforceNoise(s, { groupSize }),
          groupMoments(s, { estimator: 'reinforce', groupSize }).noise,
        );
      }),
    );
  });

  it('law: Dr.GRPO = (N − 1)/N · RLOO, with the same signal-to-noise ratio', () => {
    fc.assert(
      fc.property(scores, size, (s, groupSize) => {
        const rloo = groupMoments(s, { estimator: 'rloo', groupSize });
        const dr = groupMoments(s, { estimator: 'drgrpo', groupSize });
        const factor = (groupSize - 1) / groupSize;
        near(dr.weight, factor * rloo.weight);
        near(dr.noise, factor ** 2 * rloo.noise);
        near(dr.signalToNoise, rloo.signalToNoise);
      }),
    );
  });

  it('law: scaling all scores scales signal and noise alike', () => {
    fc.assert(
      fc.property(scores, estimator, (s, options) => {
        const one = groupMoments(s, options);
        const four = groupMoments(
          {
            p: s.p,
            squaredGap: 4 * s.squaredGap,
            successVariance: 4 * s.successVariance,
            failureVariance: 4 * s.failureVariance,
          },
          options,
        );
        expect(four.weight).toBe(one.weight);
        near(four.signal, 4 * one.signal, 1e-12);
        near(four.noise, 4 * one.noise, 1e-12);
      }),
    );
  });

  it('law: group-relative estimators do not care which outcome is called success', () => {
    fc.assert(
      fc.property(scores, size, (s, groupSize) => {
        fc.pre(s.p > 1e-6 && s.p < 1 - 1e-6);
        const swapped = {
          p: 1 - s.p,
          squaredGap: s.squaredGap,
          successVariance: s.failureVariance,
          failureVariance: s.successVariance,
        };
        for (const name of ['rloo', 'drgrpo', 'grpo'] as const)
          near(
            groupMoments(swapped, { estimator: name, groupSize }).noise,
            groupMoments(s, { estimator: name, groupSize }).noise,
            1e-7,
          );
      }),
    );
  });

  it('law: the optimal baseline has the least noise of all constants', () => {
    fc.assert(
      fc.property(scores, fc.double({ min: -1, max: 2, noNaN: true }), (s, baseline) => {
        const best = optimalBaseline({
          p: s.p,
          successSecondMoment: (1 - s.p) ** 2 * s.squaredGap + s.successVariance,
          failureSecondMoment: s.p ** 2 * s.squaredGap + s.failureVariance,
        });
        const least = reinforceNoise(s, { groupSize: 4, baseline: best });
        expect(least).toBeLessThanOrEqual(
          reinforceNoise(s, { groupSize: 4, baseline }) * (1 + 1e-12),
        );
      }),
    );
  });

  it('is the limit at p = 0 and 1', () => {
    const at = (p: number, options: GroupEstimator) =>
      groupMoments({ p, squaredGap: 1, successVariance: 1, failureVariance: 1 }, options);
    for (const options of everyEstimator(8))
      for (const [end, beside] of [
        [0, 1e-12],
        [1, 1 - 2 ** -40],
      ] as const) {
        expect(at(end, options).signal).toBe(0);
        expect(at(end, options).weight).toBeCloseTo(at(beside, options).weight, 9);
      }
  });

  it('whitens by the batch: REINFORCE++ is a constant baseline over σ, and its group variant Dr.GRPO over σ', () => {
    const s = { p: 0.3, squaredGap: 1.5, successVariance: 0.2, failureVariance: 0.7 };
    const plus = { groupSize: 8, batchMean: 0.4, batchDeviation: 0.5 } as const;
    const whitened = groupMoments(s, { ...plus, estimator: 'reinforcePlusPlus' });
    near(whitened.weight, 2);
    near(whitened.noise, 4 * reinforceNoise(s, { groupSize: 8, baseline: 0.4 }));
    const grouped = groupMoments(s, { ...plus, estimator: 'reinforcePlusPlusBaseline' });
    const dr = groupMoments(s, { estimator: 'drgrpo', groupSize: 8 });
    near(grouped.weight, 2 * dr.weight);
    near(grouped.noise, 4 * dr.noise);
  });

  it('gives NaN for NaN, Infinity without noise, and names what is wrong', () => {
    const s = { p: 0.5, squaredGap: 1, successVariance: 1, failureVariance: 1 };
    const rloo = { estimator: 'rloo', groupSize: 4 } as const;
    for (const options of everyEstimator(4))
      expect(groupMoments({ ...s, p: NaN }, options).noise).toBeNaN();
    const still = { p: 0.5, squaredGap: 1, successVariance: 0, failureVariance: 0 };
    expect(groupMoments(still, { estimator: 'grpo', groupSize: 2 }).signalToNoise).toBe(1);
    expect(groupMoments({ ...still, p: 0 }, rloo).signalToNoise).toBe(Infinity);
    expect(() => groupMoments({ ...s, p: 1.2 }, rloo)).toThrow(
      'groupMoments: expected p in [0, 1], got 1.2',
    );
    expect(() => groupMoments({ ...s, squaredGap: -1 }, rloo)).toThrow(
      'expected squaredGap ≥ 0, got -1',
    );
    expect(() => groupMoments({ ...s, successVariance: -1 }, rloo)).toThrow(
      'expected successVariance ≥ 0',
    );
    expect(() => groupMoments({ ...s, failureVariance: -1 }, rloo)).toThrow(
      'expected failureVariance ≥ 0',
    );
    for (const [options, text] of [
      [{ estimator: 'rloo', groupSize: 1 }, 'expected groupSize an integer in [2, 1048576], got 1'],
      [
        { estimator: 'grpo', groupSize: 2.5 },
        'expected groupSize an integer in [1, 1048576], got 2.5',
      ],
      [{ estimator: 'ppo', groupSize: 2 }, "expected estimator 'reinforce', 'baseline',"],
      [{ estimator: 'baseline', groupSize: 2 }, 'expected baseline a number, got undefined'],
      [
        { estimator: 'pkpo', groupSize: 2, k: 3 },
        'expected k an integer in [1, groupSize = 2], got 3',
      ],
      [{ estimator: 'grpo', groupSize: 2, ddof: 2 }, 'expected ddof 0 or 1, got 2'],
      [{ estimator: 'grpo', groupSize: 2, epsilon: -1 }, 'expected epsilon ≥ 0, got -1'],
      [
        { estimator: 'reinforcePlusPlus', groupSize: 2, batchDeviation: 1 },
        'expected batchMean a number',
      ],
      [
        { estimator: 'reinforcePlusPlus', groupSize: 2, batchMean: 0 },
        'expected batchDeviation > 0',
      ],
    ] as const)
      expect(() => groupMoments(s, options as GroupEstimator)).toThrow(text);
  });
});

describe('filteredGroupMoments', () => {
  it('law: DAPO filtering of GRPO keeps the direction: kept · weight = weight of plain GRPO', () => {
    fc.assert(
      fc.property(scores, size, (s, groupSize) => {
        const options = { estimator: 'grpo', groupSize } as const;
        const filtered = filteredGroupMoments(s, options);
        const plain = groupMoments(s, options);
        near(filtered.kept * filtered.weight, plain.weight);
        near(filtered.kept * (filtered.signal + filtered.noise), plain.signal + plain.noise);
      }),
    );
  });

  it('is undefined where no group is ever kept', () => {
    const s = { p: 0, squaredGap: 1, successVariance: 1, failureVariance: 1 };
    const { kept, weight } = filteredGroupMoments(s, { estimator: 'grpo', groupSize: 8 });
    expect([kept, weight]).toEqual([0, NaN]);
    expect(
      filteredGroupMoments({ ...s, p: 0.5 }, { estimator: 'grpo', groupSize: 1 }).signal,
    ).toBeNaN();
  });
});

describe('weights and objectives', () => {
  it('law: GRPO weights go to their limits: √(N − 1) at the ends, 1/√(pq) in a big group', () => {
    fc.assert(
      fc.property(size, (n) => {
        for (const ddof of [0, 1] as const) {
          near(grpoWeight(0, n, { ddof }), grpoWeightLimit(n, { ddof }), 1e-12);
          near(grpoWeight(1, n, { ddof }), grpoWeightLimit(n, { ddof }), 1e-12);
          near(grpoWeight(1e-12, n, { ddof }), grpoWeightLimit(n, { ddof }), 1e-8);
        }
        near(grpoWeight(0, n, { epsilon: 1e-4 }), grpoWeightLimit(n, { epsilon: 1e-4 }), 1e-12);
      }),
    );
    for (const p of [0.1, 0.5, 0.8]) near(grpoWeight(p, 20_000), 1 / Math.sqrt(p * (1 - p)), 1e-3);
  });

  it('law: the slope of the objective is the weight', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), estimator, (p, options) => {
        const h = 1e-5;
        const slope = (groupObjective(p + h, options) - groupObjective(p - h, options)) / (2 * h);
        const { weight } = groupMoments(
          { p, squaredGap: 1, successVariance: 1, failureVariance: 1 },
          options,
        );
        expect(Math.abs(slope - weight)).toBeLessThanOrEqual(1e-4 * (1 + options.groupSize) ** 2);
        expect(groupObjective(0, options)).toBe(0);
      }),
    );
  });

  it('law: MaxRL climbs a cut-off logarithm, as released one term shorter; pass@k methods pass@k', () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 2, max: 60 }), (p, n) => {
        const climbed = (estimator: 'maxrl' | 'maxrlBaseline') =>
          groupObjective(p, { estimator, groupSize: n });
        const want = (terms: number) => maxrlObjective(p, terms) - maxrlObjective(0, terms);
        expect(Math.abs(climbed('maxrl') - want(n))).toBeLessThan(1e-10);
        expect(Math.abs(climbed('maxrlBaseline') - want(n - 1))).toBeLessThan(1e-10);
        const k = 1 + (n % 7);
        const pass = groupObjective(p, { estimator: 'pkpo', groupSize: 8, k });
        expect(Math.abs(pass - -Math.expm1(k * Math.log1p(-p)))).toBeLessThan(1e-12);
      }),
    );
  });

  it('law: closed weights are those of the estimators', () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 2, max: 60 }), (p, groupSize) => {
        const s = { p, squaredGap: 1, successVariance: 0, failureVariance: 0 };
        near(groupMoments(s, { estimator: 'maxrl', groupSize }).weight, maxrlWeight(p, groupSize));
        near(
          groupMoments(s, { estimator: 'maxrlBaseline', groupSize }).weight,
          maxrlWeight(p, groupSize - 1),
        );
        near(passkWeight(p, 1), 1);
      }),
    );
    near(maxrlWeight(0.25, Infinity), 4);
    expect(grpoObjective(1)).toBe(Math.PI);
  });

  it('say what they expected', () => {
    expect(() => grpoWeight(-1, 8)).toThrow('grpoWeight: expected p in [0, 1], got -1');
    expect(() => grpoWeightLimit(0)).toThrow('expected groupSize an integer ≥ 1, got 0');
    expect(() => grpoWeightLimit(2, { ddof: 3 as 0 })).toThrow('expected ddof 0 or 1, got 3');
    expect(() => grpoWeightLimit(2, { epsilon: -1 })).toThrow('expected epsilon ≥ 0, got -1');
    expect(grpoWeightLimit(1)).toBe(0);
    expect(() => maxrlWeight(2, 1)).toThrow('expected p in [0, 1], got 2');
    expect(() => maxrlWeight(0.5, 0)).toThrow('expected terms ≥ 1, got 0');
    expect(() => maxrlObjective(0.5, 0.5)).toThrow(
      'expected terms an integer in [1, 1048576], got 0.5',
    );
    expect(() => maxrlObjective(-0.5, 1)).toThrow('expected p in [0, 1], got -0.5');
    expect(() => passkWeight(0.5, 0)).toThrow('expected k an integer ≥ 1, got 0');
    expect(() => passkWeight(1.5, 1)).toThrow('expected p in [0, 1], got 1.5');
    expect(() => grpoObjective(1.5)).toThrow('expected p in [0, 1], got 1.5');
    expect(() => groupObjective(1.5, { estimator: 'rloo', groupSize: 2 })).toThrow(
      'in [0, 1], got 1.5',
    );
    expect(() =>
      rlooNoise(
        { p: 0.5, squaredGap: 1, successVariance: 1, failureVariance: 1 },
        { groupSize: 1 },
      ),
    ).toThrow('rlooNoise: expected groupSize an integer ≥ 2, got 1');
    expect(() => optimalBaseline({ p: 2, successSecondMoment: 1, failureSecondMoment: 1 })).toThrow(
      'in [0, 1]',
    );
    expect(() =>
      optimalBaseline({ p: 0.2, successSecondMoment: -1, failureSecondMoment: 1 }),
    ).toThrow('successSecondMoment ≥ 0');
    expect(() =>
      optimalBaseline({ p: 0.2, successSecondMoment: 1, failureSecondMoment: -1 }),
    ).toThrow('failureSecondMoment ≥ 0');
  });
});

describe('samples to successes', () => {
  it('law: the smallest n that is enough, found by a recursion over outcomes', () => {
    const atLeast = (p: number, m: number, n: number): number => {
      let row = [1, ...new Array<number>(m).fill(0)];
      for (let i = 0; i < n; i++)
        row = row.map((x, k) => (k < m ? x * (1 - p) : x) + (k > 0 ? row[k - 1]! * p : 0));
      return row[m]!;
    };
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (p, m, c) => {
          const n = samplesToSuccesses(p, m, c);
          expect(atLeast(p, m, n)).toBeGreaterThanOrEqual(c - 1e-12);
          if (n > m) expect(atLeast(p, m, n - 1)).toBeLessThan(c + 1e-12);
        },
      ),
    );
  });

  it('is exact where doubles tie, and Infinity, 1, NaN at the ends', () => {
    for (let n = 1; n <= 40; n++) {
      expect(samplesToSuccess(0.5, 1 - 2 ** -n)).toBe(n);
      expect(samplesToSuccess(0.75, 1 - 4 ** -Math.ceil(n / 2))).toBe(Math.ceil(n / 2));
    }
    expect(samplesToSuccess(0, 0.5)).toBe(Infinity);
    expect(samplesToSuccess(1, 0.5)).toBe(1);
    expect(samplesToSuccesses(1, 7, 0.5)).toBe(7);
    expect(samplesToSuccess(NaN, 0.5)).toBeNaN();
    expect(samplesToSuccessReal(NaN, 0.5)).toBeNaN();
    expect(samplesToSuccessReal(1, 0.99)).toBe(1);
    near(samplesToSuccess(1e-300, 0.5), Math.LN2 * 1e300, 1e-14);
    expect(() => samplesToSuccess(2, 0.5)).toThrow('samplesToSuccess: expected p in [0, 1], got 2');
    expect(() => samplesToSuccess(0.5, 1)).toThrow('expected confidence in (0, 1), got 1');
    expect(() => samplesToSuccesses(0.5, 0, 0.5)).toThrow(
      'expected successes an integer ≥ 1, got 0',
    );
  });
});

describe('softmaxScoreMoments', () => {
  it('law: agrees with groupMoments of two actions: SNR of RLOO is N (N − 1)/2 at p = ½', () => {
    for (const groupSize of [2, 8, 64]) {
      const { gradientSquaredNorm, ...moments } = softmaxScoreMoments([1, 1], [0]);
      near(
        groupMoments(moments, { estimator: 'rloo', groupSize }).signalToNoise,
        (groupSize * (groupSize - 1)) / 2,
      );
      expect(gradientSquaredNorm).toBe(0.125);
    }
  });

  it('refuses what is no policy', () => {
    expect(() => softmaxScoreMoments([0.5, 0.5], [2])).toThrow(
      'expected correct of indices below 2, got 2',
    );
    expect(() => softmaxScoreMoments([0.5, -0.5], [1])).toThrow(
      'expected probabilities ≥ 0, got -0.5',
    );
    expect(softmaxScoreMoments([0.5, 0.5], []).squaredGap).toBeNaN();
  });
});

describe('score moments', () => {
  it('from scores: unbiased, over every outcome of small samples', () => {
    // scores in one dimension, two equally likely values in each class
    const values = [
      [-3, -1],
      [2, 5],
    ] as const;
    let mean = { squaredGap: 0, successVariance: 0, failureVariance: 0 };
    for (let code = 0; code < 16; code++) {
      const bit = (i: number) => (code >> i) & 1;
      const scores = [
        values[0][bit(0)]!,
        values[0][bit(1)]!,
        values[1][bit(2)]!,
        values[1][bit(3)]!,
      ];
      const got = estimateScoreMoments(
        { values: Float64Array.from(scores), dimension: 1 },
        [0, 0, 1, 1],
      );
      mean = {
        squaredGap: mean.squaredGap + got.squaredGap / 16,
        successVariance: mean.successVariance + got.successVariance / 16,
        failureVariance: mean.failureVariance + got.failureVariance / 16,
      };
    }
    near(mean.squaredGap, 5.5 ** 2, 1e-12);
    near(mean.successVariance, 1.5 ** 2, 1e-12);
    near(mean.failureVariance, 1, 1e-12);
  });

  it('say what they expected', () => {
    const scores = { values: Float64Array.of(1, 2), dimension: 1 };
    expect(estimateScoreMoments(scores, [0, 1], { p: 0.3 }).p).toBe(0.3);
    expect(estimateScoreMoments(scores, [0, 1]).squaredGap).toBeNaN();
    expect(() => estimateScoreMoments(scores, [0])).toThrow('expected rewards of length 2, got 1');
    expect(() => estimateScoreMoments(scores, [0, 0.5])).toThrow(
      'expected rewards of 0 and 1, got 0.5',
    );
    expect(() => estimateScoreMoments(scores, [0, 1], { p: 2 })).toThrow(
      'expected p in [0, 1], got 2',
    );
    expect(() => crossEntropyMoments([1], [0.5, 0.5])).toThrow(
      'expected target of length 1, got 2',
    );
    expect(() => crossEntropyMoments([1, 0], [2, -1])).toThrow('expected target ≥ 0, got -1');
    expect(() => crossEntropyMoments([-1, 2], [0.5, 0.5])).toThrow('expected policy ≥ 0, got -1');
  });
});
