import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GroupEstimator,
  groupMoments,
  optimalBaseline,
  reinforceNoise,
  rlooNoise,
  rlooSignalToNoise,
} from '../../src/index.ts';
import { everyEstimator } from '../support/everyEstimator.ts';
import { estimator, near, scores, size } from '../support/scores.ts';

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
