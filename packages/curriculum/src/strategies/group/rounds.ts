import {
  type AdaptiveExitOptions,
  reinforceAdaExit,
} from '../../rule/attempts/reinforceAdaExit.ts';
import type { Allocator, Group } from '../../strategy/stage.ts';

/** Options of {@link rounds}. */
export interface RoundsOptions extends Required<AdaptiveExitOptions> {
  readonly rounds: number;
  readonly groupSize: number;
  /** Reward above which a rollout counts as right. */
  readonly threshold: number;
}

/** Rounds of rollouts until a balanced group can be put together; training waits for the last. @internal */
export function rounds({
  rounds: most,
  groupSize,
  threshold,
  keep,
  exit,
}: RoundsOptions): Allocator {
  /** All rounds of a task up to this one; its draw carries the earlier ones along. */
  const soFar = ({ draw: { components }, outcome: { rewards } }: Group) => {
    const { round = 1, right = 0, rolled = 0 } = components;
    const successes = right + rewards.filter((reward) => reward > threshold).length;
    const attempts = rolled + rewards.length;
    const done = round >= most || reinforceAdaExit({ successes, attempts }, { keep, exit });
    return { round, successes, attempts, done };
  };
  return {
    groupSize,
    allocate: (_, rows) => rows.map(() => groupSize),
    refuses(_, group) {
      const { successes, attempts, done } = soFar(group);
      if (!done) return 'continues';
      return successes === 0 || successes === attempts ? 'degenerate' : undefined;
    },
    followUp(_, __, group) {
      const { round, successes, attempts, done } = soFar(group);
      if (done) return undefined;
      return {
        ...group.draw,
        rollouts: groupSize,
        phase: 'continue',
        components: {
          ...group.draw.components,
          round: round + 1,
          right: successes,
          rolled: attempts,
        },
      };
    },
  };
}
