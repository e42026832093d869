import { describe, expect, it } from 'vitest';
import { crossEntropyMoments, estimateScoreMoments } from '../../src/index.ts';
import { near } from '../support/scores.ts';

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
