import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accelerationFactor, trendState } from '../../src/index.ts';
import { evaluated } from '../support/someTrends.ts';

const state = fc.record({
  level: fc.double({ min: -3, max: 3, noNaN: true }),
  levelVariance: fc.double({ min: 0, max: 0.1, noNaN: true }),
  slope: fc.double({ min: 0.3, max: 2, noNaN: true }),
  slopeVariance: fc.double({ min: 0, max: 0.02, noNaN: true }),
});

describe('accelerationFactor', () => {
  it('turned round is its inverse', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        const there = accelerationFactor(a, b);
        const back = accelerationFactor(b, a);
        expect(Math.log(there.value * back.value)).toBeCloseTo(0, 9);
        expect(Math.log(there.lower * back.upper)).toBeCloseTo(0, 9);
      }),
    );
  });
  it('in money is that of rollouts times the ratio of costs', () => {
    fc.assert(
      fc.property(
        state,
        state,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (a, b, costRatio) => {
          const { value } = accelerationFactor(a, b);
          const money = accelerationFactor(a, b, { costRatio });
          expect(money.value / value / costRatio).toBeCloseTo(1, 9);
        },
      ),
    );
  });
  it('with a prior lies between the two, and is surer than either', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        const alone = accelerationFactor(a, b);
        const both = accelerationFactor(a, b, { prior: { factor: 1, deviation: 0.08 } });
        const width = (x: typeof both) => Math.log(x.upper / x.lower);
        expect(Math.abs(Math.log(both.value))).toBeLessThanOrEqual(Math.abs(Math.log(alone.value)));
        expect(width(both)).toBeLessThan(Math.min(width(alone), 2 * 1.2816 * 0.08));
        const vague = accelerationFactor(a, b, { prior: { factor: 1, deviation: 1e6 } });
        expect(vague.value / alone.value).toBeCloseTo(1, 6);
      }),
    );
  });
  it('finds a run that is twice as slow', () => {
    const curve = (n: number) => 1 / (1 + Math.exp(2 - 0.6 * Math.log(n / 512)));
    const fast = trendState(evaluated(curve, 60));
    const slow = trendState(evaluated((n) => curve(n / 2), 60));
    const { value, lower, upper } = accelerationFactor(fast, slow);
    expect(value).toBeCloseTo(2, 0);
    expect(lower < 2 && 2 < upper).toBe(true);
    expect(lower).toBeGreaterThan(1);
  });
  it('is refused while both stand still, or slopes are noise', () => {
    const still = { level: 0, levelVariance: 0.01, slope: 0.04, slopeVariance: 0 };
    const noisy = { level: 0, levelVariance: 0.01, slope: 0.4, slopeVariance: 0.09 };
    for (const one of [still, noisy])
      expect(accelerationFactor(one, one).method).toBe('undefined: not moving yet');
    expect(accelerationFactor({ ...still, slope: NaN }, still).value).toBe(NaN);
  });
});
