import { describe, expect, it } from 'vitest';
import {
  countTrend,
  evaluationTrend,
  forecastPassRate,
  forecastRefusal,
  passRateQuantiles,
} from '../../src/index.ts';
import { counts, evaluated, flat, learning } from '../support/someTrends.ts';

describe('forecastPassRate', () => {
  it('is the median with the 80 % interval', () => {
    const { value, lower, upper, level, n, unit } = forecastPassRate(learning, 8192);
    expect([lower, value, upper]).toEqual(passRateQuantiles(learning, 8192, [0.1, 0.5, 0.9]));
    expect({ level, n, unit }).toEqual({ level: 0.8, n: 4096, unit: 'probability' });
  });
});

describe('a limit each', () => {
  const codeOf = (trend: Parameters<typeof forecastRefusal>[0], at = trend.now) => {
    const refusal = forecastRefusal(trend, at);
    const { value, method } = forecastPassRate(trend, at);
    expect(Number.isNaN(value)).toBe(refusal !== null);
    if (refusal) expect(method).toBe(`undefined: ${refusal.reason}`);
    return refusal?.code;
  };
  it('beyond 4 times', () => {
    expect(codeOf(learning, 4 * 4096)).toBe(undefined);
    expect(codeOf(learning, 4 * 4096 + 1)).toBe('too-far');
  });
  it('too few effective rollouts', () => {
    expect(codeOf(countTrend({ ...counts, designEffect: 4.09 }))).toBe(undefined);
    expect(codeOf(countTrend({ ...counts, designEffect: 4.1 }))).toBe('few-rollouts');
    expect(codeOf(countTrend({ rollouts: [], successes: [], attempts: [], now: 9 }))).toBe(
      'few-rollouts',
    );
  });
  it('too few points in time', () => {
    const steps = (n: number) => ({
      rollouts: Array.from({ length: n }, (_, i) => 1000 * (i + 1)),
      successes: Array(n).fill(300) as number[],
      attempts: Array(n).fill(1000) as number[],
    });
    expect(codeOf(countTrend(steps(7)))).toBe('few-blocks');
    expect(codeOf(countTrend(steps(8)))).toBe(undefined);
    expect(codeOf(evaluationTrend({ rollouts: [5000], passRate: [0.5] }))).toBe('few-blocks');
    expect(codeOf(flat)).toBe(undefined);
  });
  it('below 1 %', () => {
    expect(codeOf(evaluated(() => 0.0099))).toBe('low-pass-rate');
    expect(codeOf(evaluated(() => 0.0101))).toBe(undefined);
  });
  it('says what would settle it', () => {
    expect(forecastRefusal(countTrend({ ...counts, designEffect: 6 }))).toEqual({
      code: 'few-rollouts',
      reason: '682 effective rollouts: too few to forecast (1,000 needed)',
      settles: 'more rollouts, of more prompts',
    });
  });
});
