import { DomainError } from '@bits-per-sample/core';
import { fixed } from '../allocate/fixed.ts';
import { inNameOf } from '../check/inNameOf.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { ComposedState } from '../compose/composedState.ts';
import { composeStrategy } from '../compose/composeStrategy.ts';
import { lastMean } from '../estimate/lastMean.ts';
import { advantageRange } from '../gate/advantageRange.ts';
import { withReplacement } from '../sample/withReplacement.ts';
import { steps } from '../score/steps.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** Options of {@link difficultyPools}. */
export interface DifficultyPoolsOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Highest pass rate and weight of each pool, from hard to easy. Default [[0.25, 0.2], [0.75, 1], [1, 0.2]]. */
  readonly pools?: readonly (readonly [upto: number, weight: number])[];
  /** Weight of tasks without a group yet. Default 1. */
  readonly unseen?: number;
}

/**
 * Hard, normal and easy pools by the pass rate of the newest group, each with a weight of its own.
 *
 * Simple, and noisy: eight rollouts tell a pass rate to ± 0.18, so tasks hop between pools.
 *
 * @param options `groupSize`, `pools`, `unseen`; see {@link DifficultyPoolsOptions}.
 * @returns the strategy. Groups without any advantage are refused as `advantage`.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], pools that do not rise to 1, or weights
 *   that are not positive.
 *
 * @example
 * ```ts
 * const run = curriculum(difficultyPools({ groupSize: 2 }), { tasks: [{ id: 'a' }, { id: 'b' }], seed: 1 });
 * const [{ ticket, task }] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
 * run.observe([{ ticket, policyVersion: 0, rewards: [1, 1] }])[0].reason; // => 'advantage'
 * Math.min(...run.weights().p).toFixed(3); // => '0.167'
 * ```
 */
export function difficultyPools(options: DifficultyPoolsOptions = {}): Strategy<ComposedState> {
  const { groupSize, pools, unseen } = withDefaults('difficultyPools', options, {
    groupSize: 8,
    pools: [
      [0.25, 0.2],
      [0.75, 1],
      [1, 0.2],
    ],
    unseen: 1,
  });
  if (!(unseen > 0)) throw new DomainError('difficultyPools', 'unseen', '> 0', unseen);
  return inNameOf('difficultyPools', () =>
    composeStrategy({
      kind: 'difficultyPools',
      config: { groupSize, pools, unseen },
      estimate: lastMean(),
      score: steps(pools),
      sample: withReplacement(),
      allocate: fixed({ groupSize }),
      gate: [advantageRange()],
      unseen,
    }),
  );
}
