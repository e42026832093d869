import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passRateOfBest } from '../../../src/rule/attempts/passRateOfBest.ts';
import {
  attemptsForTarget,
  bestOfAttempts,
  bitsPerRolloutOfPassK,
  majorityVoteBinary,
  reinforceAdaExit,
  screeningRule,
} from '../../../src/rules.ts';
import { counts, rate } from '../../support/updateRules.ts';

describe('attempts', () => {
  const attempts = fc.integer({ min: 1, max: 10_000 });

  it('k attempts never buy bits per rollout: H(1 − (1 − p)^k)/k ≤ H(p)', () => {
    fc.assert(
      fc.property(rate, attempts, (p, k) => {
        const one = bitsPerRolloutOfPassK(p, 1);
        expect(bitsPerRolloutOfPassK(p, k)).toBeLessThanOrEqual(one * (1 + 1e-12));
      }),
      { numRuns: 2000 },
    );
    expect(bitsPerRolloutOfPassK(0.1, 7) * 7).toBeGreaterThan(0.99); // per sample they do
  });

  it('attempts for a target are the inverse of pass@k', () => {
    const inside = fc.double({ min: 1e-9, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(inside, inside, (p, target) => {
        expect(passRateOfBest(p, attemptsForTarget(p, target)) / target).toBeCloseTo(1, 9);
      }),
    );
  });

  it('the best of k reaches the target with k, and not with k − 1', () => {
    const inside = fc.double({ min: 0.02, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(inside, fc.double({ min: 0.01, max: 0.7, noNaN: true }), (p, target) => {
        const k = bestOfAttempts(p, { target, max: 1000 });
        expect(passRateOfBest(p, k)).toBeGreaterThanOrEqual(target * (1 - 1e-12));
        if (k > 1) expect(passRateOfBest(p, k - 1)).toBeLessThan(target * (1 + 1e-12));
      }),
    );
  });

  it('voting helps who is right more often than not, and p ↦ 1 − p mirrors it', () => {
    fc.assert(
      fc.property(rate, fc.nat(50), (p, m) => {
        const voted = majorityVoteBinary(p, 2 * m + 1);
        expect((voted - p) * (p - 0.5)).toBeGreaterThanOrEqual(-1e-12);
        expect(voted + majorityVoteBinary(1 - p, 2 * m + 1)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('screening continues mixed groups alone; exits ask for what they train on', () => {
    fc.assert(
      fc.property(counts, (group) => {
        const mixed = group.successes > 0 && group.successes < group.attempts;
        expect(screeningRule(group)).toBe(mixed ? 20 : 0);
        const wrong = group.attempts - group.successes;
        expect(reinforceAdaExit(group)).toBe(group.successes >= 2 && wrong >= 2);
        expect(reinforceAdaExit(group, { exit: 'positive' })).toBe(group.successes >= 1);
      }),
    );
  });
});
