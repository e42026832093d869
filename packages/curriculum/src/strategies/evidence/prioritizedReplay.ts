import { DomainError } from '@bits-per-sample/core';
import { fixed } from '../../allocate/fixed.ts';
import { inNameOf } from '../../check/inNameOf.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { ComposedState } from '../../compose/composedState.ts';
import { composeStrategy } from '../../compose/composeStrategy.ts';
import { movingAverage } from '../../estimate/movingAverage.ts';
import { nonDegenerate } from '../../gate/nonDegenerate.ts';
import { signal } from '../../score/signal.ts';
import type { Gate } from '../../strategy/stage.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import type { Task, TaskId } from '../../strategy/task.ts';
import { bear, mutations, phaseOf, replay } from './replay.ts';

/**
 * Makes a task from one that was just replayed, or nothing. `mutation` counts the calls of the run;
 * with the name of the parent it should determine the child, so that a restored run makes the same.
 */
export type Mutate = (parent: TaskId, mutation: number) => Task | undefined;

/** Options of {@link prioritizedReplay}. */
export interface PrioritizedReplayOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** What tasks are ranked by: a signal of the outcomes. Default `absAdvantage`. */
  readonly score?: 'absAdvantage' | 'valueLoss';
  /** Temperature T of the ranks. Default 0.3. */
  readonly temperature?: number;
  /** Share of the replays that go by staleness. Default 0.3. */
  readonly staleness?: number;
  /** Share of draws that are replays; `proportionate` (default): the share of tasks seen so far. */
  readonly replays?: number | 'proportionate';
  /** Whether to train on replays alone, never on a task's first group. Default false. */
  readonly robust?: boolean;
  /** Edits replayed tasks: ACCEL. Not part of a snapshot. */
  readonly mutate?: Mutate;
}

const onlyReplays: Gate = {
  refuses: (_, { draw }) => (draw.phase === 'replay' ? undefined : 'new'),
};

/**
 * Prioritised level replay (PLR): new tasks are tried uniformly, old ones replayed by the rank of
 * their last score and by how long ago that was, see {@link plrWeights}.
 *
 * With `robust` the first group of a task only scores it and is not trained on (refused as `new`):
 * the policy is then trained on tasks chosen for regret alone. With `mutate` every replayed task may
 * have a child (ACCEL), which inherits labels and pass rate of its parent and is drawn as a new
 * task, phase `mutate`.
 *
 * A score is that of the newest whole group, here of one standardised by nothing: mean
 * |reward − mean|, where the trainer reports none. Groups that come in parts, late or twice do not
 * add up or zero anything. Tasks of equal score share the weight of their ranks.
 *
 * @param options see {@link PrioritizedReplayOptions}.
 * @returns the strategy. `mutate` is a function and cannot be in a snapshot: restore with
 *   `restore(snapshot, { prioritizedReplay: (config) => prioritizedReplay({ ...config, mutate }) })`.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰]; temperature ≤ 0; staleness or replays
 *   outside [0, 1].
 *
 * @see Jiang et al. (2021), arXiv:2010.03934 (PLR); Jiang et al. (2021), arXiv:2110.02439 (robust);
 *   Parker-Holder et al. (2022), arXiv:2203.01302 (ACCEL)
 *
 * @example
 * ```ts
 * const run = curriculum(prioritizedReplay(), { tasks: [{ id: 'a' }, { id: 'b' }], seed: 1 });
 * run.ask({ groups: 1, step: 0, policyVersion: 0 })[0]?.phase; // => 'new'
 * ```
 */
export function prioritizedReplay(options: PrioritizedReplayOptions = {}): Strategy<ComposedState> {
  const fn = 'prioritizedReplay';
  const { groupSize, score, temperature, staleness, robust } = withDefaults(fn, options, {
    groupSize: 8,
    score: 'absAdvantage',
    temperature: 0.3,
    staleness: 0.3,
    robust: false,
  });
  const { replays = 'proportionate', mutate } = options;
  if (!(temperature > 0)) throw new DomainError(fn, 'temperature', '> 0', temperature);
  for (const [name, share] of Object.entries({ staleness, replays }))
    if (share !== 'proportionate' && !(typeof share === 'number' && share >= 0 && share <= 1))
      throw new DomainError(fn, name, 'in [0, 1]', share);
  const estimate = movingAverage();
  const strategy = inNameOf('prioritizedReplay', () =>
    composeStrategy({
      kind: 'prioritizedReplay',
      config: { groupSize, score, temperature, staleness, replays, robust },
      needs: score === 'valueLoss' ? ['value'] : [],
      estimate,
      score: signal({ name: score }),
      unseen: 0,
      sample: replay({ temperature, stalenessWeight: staleness, replays }),
      allocate: {
        ...fixed({ groupSize }),
        details: (pool, row) => ({ phase: phaseOf(pool, row) }),
      },
      gate: robust ? [onlyReplays, nonDegenerate()] : [nonDegenerate()],
    }),
  );
  if (!mutate) return strategy;
  return {
    ...strategy,
    observe(state, settled) {
      const judgements = strategy.observe(state, settled);
      for (const { draw, outcome } of settled) {
        if (draw.phase !== 'replay' || outcome.rewards.length === 0) continue;
        if (!state.rows.has(draw.task)) continue;
        const child = mutate(draw.task, mutations(state.pool));
        if (child === undefined || state.rows.has(child.id)) continue;
        strategy.change(state, { add: [{ parent: draw.task, ...child }] });
        bear(state, {
          parent: draw.task,
          child: child.id,
          columns: Object.keys(estimate.columns!),
        });
      }
      return judgements;
    },
  };
}
