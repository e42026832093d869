import { checkGroupSize, DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { fromStateJson } from '../state/fromStateJson.ts';
import { toStateJson } from '../state/toStateJson.ts';
import type { Draw } from '../strategy/assignment.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** Options of {@link shuffleEpochs}. */
export interface ShuffleEpochsOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
}

/** State of {@link shuffleEpochs}. */
export interface EpochState {
  /** All tasks. */
  ids: string[];
  /** Tasks that are still to come in this epoch. */
  left: string[];
  /** Epochs that are over. */
  epoch: number;
}

/**
 * Every task once per epoch, in random order: what a data loader does.
 *
 * A batch that reaches past the end of an epoch goes on into the next, and may hold a task twice
 * then. Tasks that arrive join the epoch under way. The propensity is the number of groups of the
 * batch that fall into the epoch, over the number of tasks still to come in it.
 *
 * @param options `groupSize`, default 8.
 * @returns the strategy.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], or an option outside its domain.
 *
 * @example
 * ```ts
 * const run = curriculum(shuffleEpochs(), { tasks: [{ id: 'a' }, { id: 'b' }], seed: 1 });
 * const drawn = run.ask({ groups: 2, step: 0, policyVersion: 0 });
 * drawn.map((draw) => draw.task).sort(); // => ['a', 'b']
 * ```
 */
export function shuffleEpochs(options: ShuffleEpochsOptions = {}): Strategy<EpochState> {
  const { groupSize } = withDefaults('shuffleEpochs', options, {
    groupSize: 8,
  });
  checkGroupSize('shuffleEpochs', groupSize);
  return {
    kind: 'shuffleEpochs',
    version: 1,
    config: { groupSize },
    needs: [],
    init(tasks) {
      const ids = tasks.map((task) => task.id).sort();
      if (new Set(ids).size !== ids.length)
        throw new DomainError('shuffleEpochs', 'tasks', 'with ids that differ', 'an id twice');
      return { ids, left: [...ids], epoch: 0 };
    },
    ask(state, { groups, rolloutBudget = groups * groupSize }, rng) {
      if (state.ids.length === 0)
        throw new DomainError('ask', 'pool', 'with at least one task', 'none');
      const rollouts = Math.max(1, Math.floor(rolloutBudget / groups));
      const draws: Draw[] = [];
      while (draws.length < groups) {
        if (state.left.length === 0) {
          state.left = [...state.ids];
          state.epoch++;
        }
        const { left } = state;
        const count = Math.min(groups - draws.length, left.length);
        const probability = count / left.length;
        for (let k = 0; k < count; k++) {
          const at = Math.floor(rng.next() * left.length);
          const last = left.pop()!;
          const task = at < left.length ? left[at]! : last;
          if (at < left.length) left[at] = last;
          draws.push({ task, rollouts, probability, components: { epoch: state.epoch } });
        }
      }
      return draws;
    },
    observe: (_state, settled) => settled.map(() => ({ admit: true })),
    change(state, { add = [], remove = [] }) {
      const gone = new Set(remove);
      const known = new Set(state.ids);
      const fresh = [...new Set(add.map((task) => task.id))].filter(
        (id) => !known.has(id) || gone.has(id),
      );
      state.ids = [...state.ids.filter((id) => !gone.has(id)), ...fresh.sort()];
      state.left = [...state.left.filter((id) => !gone.has(id)), ...fresh];
    },
    weights({ ids }) {
      return { ids, p: new Float64Array(ids.length).fill(1 / ids.length), components: {} };
    },
    metrics: ({ ids, left, epoch }) => ({ tasks: ids.length, epoch, leftInEpoch: left.length }),
    save: toStateJson,
    load(saved) {
      const { ids, left, epoch } = fromStateJson(saved) as EpochState;
      for (const list of [ids, left])
        if (!Array.isArray(list) || list.some((id) => typeof id !== 'string'))
          throw new DomainError('restore', 'state', 'lists of names', list);
      if (!(Number.isInteger(epoch) && epoch >= 0))
        throw new DomainError('restore', 'epoch', 'an integer ≥ 0', epoch);
      return { ids, left, epoch };
    },
  };
}
