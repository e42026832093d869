import { describe, expect, it } from 'vitest';
import { countTrend, switchProbability } from '../../src/index.ts';
import { counts, evaluated, flat, learning, rising } from '../support/someTrends.ts';

const even = { rollout: 1, example: 1 };

describe('switchProbability', () => {
  it('of a pair turned round is the rest', () => {
    for (const [a, b] of [
      [flat, rising],
      [learning, rising],
      [flat, flat],
    ] as const) {
      const there = switchProbability(a, b, even).probability;
      expect(there + switchProbability(b, a, even).probability).toBeCloseTo(1, 12);
    }
    expect(switchProbability(flat, flat, even).probability).toBeCloseTo(0.5, 12);
  });
  it('does not depend on the currency, and falls with the cost of a rollout', () => {
    const at = (rollout: number, example: number) =>
      switchProbability(rising, learning, { rollout, example }).probability;
    expect(at(100, 100)).toBeCloseTo(at(1, 1), 12);
    expect(at(1, 1)).toBeGreaterThan(at(10, 1));
  });
  it('a run below 1 % can lose but not win', () => {
    const taking = evaluated((n) => 0.001 * (n / 2048) ** 1.1);
    expect(switchProbability(flat, taking, even)).toMatchObject({
      verdict: 'open',
      reason: 'the faster run is below 1 %',
    });
    expect(switchProbability(taking, flat, even).verdict).toBe('open');
    const desert = evaluated(() => 0.001);
    expect(switchProbability(desert, rising, even).verdict).toBe('stay');
  });
  it('is refused where either run is too short', () => {
    const few = countTrend({ ...counts, designEffect: 9 });
    expect(switchProbability(few, rising, even)).toMatchObject({
      probability: NaN,
      verdict: 'refused',
      reason: '455 effective rollouts: too few to forecast (1,000 needed)',
    });
  });
});
