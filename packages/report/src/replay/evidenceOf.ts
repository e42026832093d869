import type { Settled } from '@bits-per-sample/curriculum';
import type { LoggedGroup } from './loggedRun.ts';

/** Of a larger group its rate says all there is to say; sums of a log may stand for millions. */
const MOST = 4096;

/**
 * A logged group as a strategy would have seen it, had it drawn it. Of the rewards only the
 * number of successes counts, so their order is made up; a graded reward stands for its mean.
 *
 * @param group a group of the log; each logged step counts as one policy version.
 * @param probability share of the draws it had.
 */
export function evidenceOf(group: LoggedGroup, probability: number): Settled {
  const { prompt, rate, at } = group;
  const rollouts = Math.min(group.rollouts, MOST);
  const successes = rate * rollouts;
  const right = Math.round(successes);
  const rewards = new Array<number>(rollouts);
  return {
    draw: { task: prompt, rollouts, probability, components: {} },
    outcome: {
      ticket: '',
      policyVersion: at,
      rewards:
        Math.abs(successes - right) < 1e-6 ? rewards.fill(0).fill(1, 0, right) : rewards.fill(rate),
    },
    lag: 0,
  };
}
