import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groupMoments,
  groupObjective,
  grpoObjective,
  grpoWeight,
  grpoWeightLimit,
  maxrlObjective,
  maxrlWeight,
  optimalBaseline,
  passkWeight,
  rlooNoise,
} from '../../src/index.ts';
import { estimator, near, probability, size } from '../support/scores.ts';

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
