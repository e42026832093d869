import { describe, expect, it } from 'vitest';
import { groupMoments, softmaxScoreMoments } from '../../src/index.ts';
import { near } from '../support/scores.ts';

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
