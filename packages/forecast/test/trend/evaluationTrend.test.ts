import { describe, expect, it } from 'vitest';
import { evaluationTrend, passRateQuantiles, trendState } from '../../src/index.ts';
import { evaluated } from '../support/someTrends.ts';

describe('evaluationTrend', () => {
  it('takes log-odds for known to a variance of .03²', () => {
    const { level, levelVariance } = trendState(
      evaluationTrend({ rollouts: [512], passRate: [0.3] }),
    );
    const variance = 1 / (1 / 36 + 1 / 0.03 ** 2);
    expect(levelVariance).toBeCloseTo(variance, 12);
    expect(level).toBeCloseTo((Math.log(3 / 7) / 0.03 ** 2) * variance, 12);
  });
  it('leaves out and counts what has no log-odds', () => {
    const trend = evaluationTrend({
      rollouts: [0, 512, 1024, 1536, 2048],
      passRate: [0, 0.1, NaN, 0.2, 1],
    });
    expect([trend.leftOut, trend.observations, trend.now]).toEqual([3, 2, 2048]);
  });
  it('does not depend on order or on the unit of rollouts', () => {
    const rollouts = Array.from({ length: 30 }, (_, i) => 512 * i);
    const passRate = rollouts.map((n) => 0.2 + 0.3 * Math.sin(n / 10_000));
    const wanted = passRateQuantiles(evaluationTrend({ rollouts, passRate }), 30_000, [0.1, 0.9]);
    const turned = { rollouts: rollouts.toReversed(), passRate: passRate.toReversed() };
    expect(passRateQuantiles(evaluationTrend(turned), 30_000, [0.1, 0.9])).toEqual(wanted);
    const more = evaluationTrend({ rollouts: rollouts.map((n) => 64 * n), passRate });
    passRateQuantiles(more, 64 * 30_000, [0.1, 0.9]).forEach((x, i) => {
      expect(x).toBeCloseTo(wanted[i]!, 9);
    });
  });
  it('mirrors when right and wrong change places', () => {
    const up = trendState(evaluated((n) => 0.3 + n / 250_000, 100));
    const down = trendState(evaluated((n) => 0.7 - n / 250_000, 100));
    expect(up.level).toBeCloseTo(-down.level, 2);
    expect(up.slope).toBeCloseTo(-down.slope, 1);
  });
  it('before any rollout says nothing', () => {
    expect(evaluationTrend({ rollouts: [0], passRate: [0.5] })).toMatchObject({
      observations: 0,
      leftOut: 1,
    });
  });
});
