import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advantageShares,
  effectiveSampleSize,
  promptSignalToNoise,
  rewardProxies,
  unknownFromRewards,
} from '../src/index.ts';

describe('advantageShares', () => {
  it('law: shares sum to 1 and do not depend on the order', () => {
    const rollouts = fc.array(
      fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1, max: 99 })),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(rollouts, (pairs) => {
        const of = (some: typeof pairs) =>
          advantageShares(
            some.map(([a]) => a),
            some.map(([, t]) => t),
          );
        const { positive, negative, zero } = of(pairs);
        expect(positive + negative + zero).toBeCloseTo(1, 12);
        expect(of([...pairs].reverse())).toEqual(of(pairs));
      }),
    );
  });

  it('counts what is missing and refuses what does not fit', () => {
    expect(advantageShares([1, NaN, -1])).toEqual({
      positive: 0.5,
      negative: 0.5,
      zero: 0,
      positivePull: 0.5,
      missing: 1,
    });
    expect(advantageShares([]).zero).toBeNaN();
    expect(() => advantageShares([1], [1, 2])).toThrow('expected tokens of length 1, got 2');
    expect(() => advantageShares([1], [-1])).toThrow('expected tokens ≥ 0, got -1');
  });
});

describe('effectiveSampleSize', () => {
  it('law: between 1 and n, unchanged by scale, sign and order', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1 });
    fc.assert(
      fc.property(weights, (w) => {
        const n = effectiveSampleSize(w);
        expect(n).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(n).toBeLessThanOrEqual(w.length + 1e-9);
        expect(effectiveSampleSize(w.map((x) => -4 * x))).toBeCloseTo(n, 9);
        expect(effectiveSampleSize([...w].reverse())).toBeCloseTo(n, 9);
      }),
    );
    expect(effectiveSampleSize([0, 0])).toBeNaN();
    expect(() => effectiveSampleSize([])).toThrow('expected weights not empty');
  });
});

describe('promptSignalToNoise and rewardProxies', () => {
  it('law: p (1 − p) without bias: its mean over all outcomes is p (1 − p)', () => {
    const n = 5;
    for (const p of [0.02, 0.3, 0.5, 0.9]) {
      let [mean, weight] = [0, (1 - p) ** n];
      for (let k = 0; k <= n; k++) {
        mean +=
          weight * promptSignalToNoise({ successes: [k], attempts: [n] }, { groupSize: 2 })[0]!;
        weight *= ((n - k) / (k + 1)) * (p / (1 - p));
      }
      expect(mean).toBeCloseTo(p * (1 - p), 12);
    }
  });

  it('leaves out prompts of fewer than 2 rollouts', () => {
    const counts = { successes: [1, 2, 0], attempts: [1, 4, 0] };
    expect(promptSignalToNoise(counts, { groupSize: 4 })).toEqual(Float64Array.of(NaN, 1, NaN));
    expect(rewardProxies(counts)).toEqual({
      withinVariance: 1 / 3,
      betweenVariance: NaN,
      liveShare: 1,
      signalSpread: 1,
      prompts: 1,
    });
    expect(rewardProxies({ successes: [], attempts: [] }).liveShare).toBeNaN();
  });

  it('law: the between variance is 0 on average when all prompts are alike', () => {
    const n = 4;
    const p = 0.3;
    const chance = [0.2401, 0.4116, 0.2646, 0.0756, 0.0081];
    let mean = 0;
    for (let i = 0; i <= n; i++)
      for (let j = 0; j <= n; j++)
        mean +=
          chance[i]! *
          chance[j]! *
          rewardProxies({ successes: [i, j], attempts: [n, n] }).betweenVariance;
    expect(chance[1]).toBeCloseTo(4 * p * (1 - p) ** 3, 12);
    expect(mean).toBeCloseTo(0, 12);
  });

  it('says what it expected', () => {
    const size = { groupSize: 4 };
    expect(() => promptSignalToNoise({ successes: [1], attempts: [] }, size)).toThrow(
      'of length 1, got 0',
    );
    expect(() => promptSignalToNoise({ successes: [1], attempts: [0.5] }, size)).toThrow(
      'attempts of integers ≥ 0',
    );
    expect(() => promptSignalToNoise({ successes: [3], attempts: [2] }, size)).toThrow(
      'in [0, attempts = 2], got 3',
    );
    expect(() => promptSignalToNoise({ successes: [], attempts: [] }, { groupSize: 1 })).toThrow(
      'an integer ≥ 2, got 1',
    );
  });
});

it('what rewards cannot tell comes with what would', () => {
  for (const { quantity, why, needs } of unknownFromRewards)
    expect([quantity, why, needs].every((text) => text.length > 5)).toBe(true);
});
