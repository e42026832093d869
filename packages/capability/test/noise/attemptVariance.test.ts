import { describe, expect, it } from 'vitest';
import { attemptVariance, promptScores } from '../../src/index.ts';
import { outcomes } from '../support/outcomes.ts';

describe('attemptVariance', () => {
  it('is p (1 − p) on average over all outcomes, at any number of attempts', () => {
    for (const p of [0, 0.01, 0.5, 0.7, 1])
      for (const n of [2, 3, 9]) {
        let sum = 0;
        for (const { chance, successes } of outcomes([p], [n]))
          sum += chance * attemptVariance(successes[0]!, n);
        expect(sum).toBeCloseTo(p * (1 - p), 13);
      }
  });

  it('is the sample variance of the verdicts', () => {
    const verdicts = [1, 1, 0, 1, 0];
    const centre = 3 / 5;
    const s2 = verdicts.reduce((sum, x) => sum + (x - centre) ** 2, 0) / 4;
    expect(attemptVariance(3, 5)).toBeCloseTo(s2, 14);
    expect(promptScores({ successes: [3], attempts: [5] }).variances[0]).toBeCloseTo(s2, 14);
  });

  it('is NaN where nothing was repeated', () => {
    expect(attemptVariance(1, 1)).toBeNaN();
    expect(attemptVariance(0, 0)).toBeNaN();
    expect(attemptVariance(Number.NaN, 4)).toBeNaN();
  });
});
