import { DomainError } from '@bits-per-sample/core';
import { range } from '../numeric/range.ts';
import { BeliefIndex } from '../sample/beliefIndex.ts';
import { SumTree } from '../sample/sumTree.ts';
import { emptyPool } from '../strategy/poolRows.ts';
import type { CountingEstimator } from '../strategy/stage.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Task } from '../strategy/task.ts';
import { addCounts } from './addCounts.ts';
import { addTasks, changeTasks } from './changeTasks.ts';
import type { ComposedState } from './composedState.ts';
import type { Composition } from './composition.ts';
import type { CountingStrategy } from './countingStrategy.ts';
import { drawGroups } from './drawGroups.ts';
import { noteBeliefs, plantLeaves } from './leaves.ts';
import { loadComposed } from './loadComposed.ts';
import { observeGroups } from './observeGroups.ts';
import { type Plan, planOf } from './plan.ts';
import { RowIndex } from './rowIndex.ts';
import { saveComposed } from './saveComposed.ts';
import { weightsOf } from './weightsOf.ts';

/** The state before the first draw. */
function begin(plan: Plan, tasks: readonly Task[]): ComposedState {
  const beliefs = plan.indexed ? new BeliefIndex() : undefined;
  const pool = emptyPool(Object.keys(plan.initial));
  const state: ComposedState = {
    pool,
    rows: new RowIndex(pool.ids),
    lots: plan.guard ? [] : [{ tree: new SumTree(), rows: undefined, beliefs }],
    leaves: [],
    moves: 0,
    planted: 0,
    cursor: 0,
    overdue: 0,
  };
  addTasks(plan, state, tasks);
  if (pool.size !== tasks.length)
    throw new DomainError(plan.kind, 'tasks', 'with ids that differ', 'an id twice');
  plantLeaves(plan, state);
  return state;
}

/** A state that was loaded, with the beliefs that no snapshot holds. */
function withBeliefs(plan: Plan, state: ComposedState): ComposedState {
  if (!plan.indexed) return state;
  const beliefs = new BeliefIndex();
  beliefs.reserve(state.pool.size);
  noteBeliefs(plan, state.pool, beliefs, range(0, state.pool.size));
  return { ...state, lots: [{ ...state.lots[0]!, beliefs }] };
}

/**
 * A strategy as one expression: estimate → score → modify → filter → sample → allocate → gate.
 *
 * Each stage is a small constant object that knows nothing of the others; what it remembers of a
 * task lies in columns of the pool. The composition sees to what every strategy must do:
 *
 * - every weight is positive, so that no task is ever lost;
 * - outcomes of errors alone move nothing; a stratum that lost its last `frozenAfter` groups to
 *   errors is frozen: its clock stands still until a reward comes back, and under a guard it gets
 *   no more than the guard's share;
 * - all gates must agree, and the first that refuses names the reason;
 * - the order of the list of tasks does not count, and a task drawn or observed costs O(log N).
 *
 * Weights that change by themselves (posteriors that widen, staleness) are brought up to date when
 * the policy version moves: for pools up to 1 024 tasks all of them, so draws are exact; in larger
 * ones max(1 024, 4 × groups) per ask in turn, and the draw is exact for the weights as they stand,
 * which is what its propensity says.
 *
 * @param composition the stages.
 * @returns the strategy.
 * @throws {DomainError} a stage that is missing, two stages that remember under the same name.
 *
 * @example
 * ```ts
 * const halfway = composeStrategy({
 *   kind: 'halfway',
 *   config: {},
 *   estimate: betaCounts(),
 *   score: nearTarget({ target: 0.5 }),
 *   sample: withReplacement(),
 *   allocate: fixed({ groupSize: 8 }),
 *   gate: [nonDegenerate()],
 * });
 * curriculum(halfway, { tasks: [{ id: 'a' }], seed: 1 }).weights().p; // => Float64Array.of(1)
 * ```
 */
export function composeStrategy(
  composition: Composition & { readonly estimate: CountingEstimator },
): CountingStrategy<ComposedState>;
export function composeStrategy(composition: Composition): Strategy<ComposedState>;
export function composeStrategy(composition: Composition): Strategy<ComposedState> {
  const plan = planOf(composition);
  const { kind, version = 1, config, needs = [], migrate, estimate } = composition;
  const { initial, frozenAfter } = plan;
  const guarded = plan.guard !== undefined;
  const strategy: Strategy<ComposedState> = {
    kind,
    version,
    config,
    needs,
    init: (tasks) => begin(plan, tasks),
    ask: (state, request, rng) => drawGroups(plan, state, request, rng),
    observe: (state, settled) => observeGroups(plan, state, settled),
    change: (state, change) => changeTasks(plan, state, change),
    weights: (state) => weightsOf(plan, state),
    estimates({ pool }) {
      const means = new Float64Array(pool.size);
      for (let row = 0; row < means.length; row++) means[row] = plan.estimate.mean(pool, row);
      return means;
    },
    metrics: ({ pool }) => ({
      tasks: pool.size,
      strata: pool.strata.length,
      frozen: pool.lost.filter((lost) => lost >= frozenAfter).length,
    }),
    save: (state) => saveComposed(state, guarded),
    load(saved, savedVersion) {
      const json = savedVersion < version && migrate ? migrate(saved, savedVersion) : saved;
      return withBeliefs(plan, loadComposed(json, { initial, guarded }));
    },
  };
  if (!('counts' in estimate)) return strategy;
  const counting: CountingStrategy<ComposedState> = {
    ...strategy,
    merge: (into, from) => addCounts(plan, into, from),
  };
  return counting;
}
