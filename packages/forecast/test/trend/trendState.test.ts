import { describe, expect, it } from 'vitest';
import { evaluationTrend, trendState } from '../../src/index.ts';
import { evaluated } from '../support/someTrends.ts';

describe('trendState', () => {
  it('finds the slope of a line in ln N', () => {
    const { slope, slopeVariance } = trendState(
      evaluated((n) => 1 / (1 + Math.exp(-(-2 + 0.5 * Math.log(n / 512)))), 100),
    );
    expect(Math.abs(slope - 0.5)).toBeLessThan(2 * Math.sqrt(slopeVariance));
    expect(slope).toBeCloseTo(0.5, 1);
  });
  it('of nothing is NaN', () => {
    expect(trendState(evaluationTrend({ rollouts: [], passRate: [] }))).toEqual({
      level: NaN,
      levelVariance: NaN,
      slope: NaN,
      slopeVariance: NaN,
    });
  });
});
