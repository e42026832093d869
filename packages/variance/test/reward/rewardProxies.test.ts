import { describe, expect, it } from 'vitest';
import { promptSignalToNoise, rewardProxies } from '../../src/index.ts';

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
