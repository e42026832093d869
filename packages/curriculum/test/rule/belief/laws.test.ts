import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  botsUpdate,
  moppsEffectiveSampleSize,
  moppsUpdate,
  secUpdate,
} from '../../../src/rules.ts';
import { counts, rate } from '../../support/updateRules.ts';

const shapes = fc.record({
  a: fc.double({ min: 0.1, max: 100, noNaN: true }),
  b: fc.double({ min: 0.1, max: 100, noNaN: true }),
});

describe('beliefs', () => {
  it('a group of one moves a MoPPS belief by one rollout (the source sets it to 8)', () => {
    const after = moppsUpdate({ a: 3, b: 5 }, { successes: 1, attempts: 1 }, { decay: 1 });
    expect(after).toEqual({ a: 4, b: 5 });
  });

  it('a MoPPS belief approaches its effective sample size', () => {
    const size = fc.integer({ min: 1, max: 64 });
    fc.assert(
      fc.property(size, fc.double({ min: 0, max: 0.9, noNaN: true }), (n, decay) => {
        let belief = { a: 1, b: 1 };
        for (let i = 0; i < 500; i++)
          belief = moppsUpdate(belief, { successes: n, attempts: n }, { decay });
        expect(belief.a + belief.b).toBeCloseTo(moppsEffectiveSampleSize(n, { decay }), 6);
      }),
    );
    const lost = moppsUpdate({ a: 1, b: 1 }, { successes: 1, attempts: 2 }, { decay: NaN });
    expect([lost.a, lost.b, moppsEffectiveSampleSize(8, { decay: NaN })]).toEqual([NaN, NaN, NaN]);
  });

  it('an empty group moves a MoPPS belief towards the prior and never past it', () => {
    fc.assert(
      fc.property(shapes, shapes, rate, (belief, prior, decay) => {
        const { a } = moppsUpdate(belief, { successes: 0, attempts: 0 }, { decay, prior });
        expect(a).toBeGreaterThanOrEqual(Math.min(belief.a, prior.a) - 1e-9);
        expect(a).toBeLessThanOrEqual(Math.max(belief.a, prior.a) + 1e-9);
      }),
    );
  });

  it('BOTS without trust in its prediction is MoPPS with decay 1 − λ', () => {
    fc.assert(
      fc.property(shapes, counts, rate, rate, (belief, group, predicted, forgetting) => {
        const bots = botsUpdate(belief, group, { predicted, forgetting, trust: 0 });
        const mopps = moppsUpdate(belief, group, { decay: 1 - forgetting });
        expect(bots.a).toBeCloseTo(mopps.a, 9);
        expect(bots.b).toBeCloseTo(mopps.b, 9);
      }),
    );
  });

  it('a BOTS prediction moves the belief of a task that was not rolled out', () => {
    const none = { successes: 0, attempts: 0 };
    const up = botsUpdate({ a: 1, b: 1 }, none, { predicted: 0.9 });
    expect(up.a / (up.a + up.b)).toBeGreaterThan(0.6);
  });

  it('a SEC value stays between its old value and the reward', () => {
    fc.assert(
      fc.property(rate, rate, rate, (value, reward, learningRate) => {
        const next = secUpdate(value, reward, { learningRate });
        expect(next).toBeGreaterThanOrEqual(Math.min(value, reward) - 1e-12);
        expect(next).toBeLessThanOrEqual(Math.max(value, reward) + 1e-12);
      }),
    );
  });
});
