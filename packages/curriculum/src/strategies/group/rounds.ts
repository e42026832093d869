import {
  type AdaptiveExitOptions,
  reinforceAdaExit,
} from '../../rule/attempts/reinforceAdaExit.ts';
import type { Allocator, Group } from '../../strategy/stage.ts';

/** Options of {@link rounds}. */
export interface RoundsOptions extends Required<AdaptiveExitOptions> {
  readonly rounds: number;
  readonly n: number;
  /** Reward above which a rollout counts as right. */
  readonly threshold: number;
}

/** Rounds of rollouts until a balanced group can be put together; training waits for the last. @internal */
export function rounds({ rounds: most, n, threshold, keep, exit }: RoundsOptions): Allocator {
  /** All rounds of a task up to this one; its draw carries the earlier ones along. */
  const soFar = ({ draw: { components }, outcome: { rewards } }: Group) => {
    const { round = 1, right = 0, rolled = 0 } = components;
    const successes = right + rewards.filter((reward) => reward > threshold).length;
    const trials = rolled + rewards.length;
    const done = round >= most || reinforceAdaExit({ successes, trials }, { keep, exit });
    return { round, successes, trials, done };
  };
  return {
    n,
    allocate: (_, rows) => rows.map(() => n),
    refuses(_, group) {
      const { successes, trials, done } = soFar(group);
      if (!done) return 'continues';
      return successes === 0 || successes === trials ? 'degenerate' : undefined;
    },
    followUp(_, __, group) {
      const { round, successes, trials, done } = soFar(group);
      if (done) return undefined;
      const { task, probability, components } = group.draw;
      return {
        task,
        rollouts: n,
        probability,
        phase: 'continue',
        components: { ...components, round: round + 1, right: successes, rolled: trials },
      };
    },
  };
}
