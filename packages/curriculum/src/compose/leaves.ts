import { range } from '../numeric/range.ts';
import type { BeliefIndex } from '../sample/beliefIndex.ts';
import { SumTree } from '../sample/sumTree.ts';
import type { Pool } from '../strategy/pool.ts';
import type { ComposedState } from './composedState.ts';
import type { Plan } from './plan.ts';
import { oddsOf, weigh } from './weigh.ts';

/** Notes the beliefs of rows among those that are looked up by class. @internal */
export function noteBeliefs(
  plan: Plan,
  pool: Pool,
  beliefs: BeliefIndex,
  rows: Iterable<number>,
): void {
  const { estimate } = plan;
  const { factor } = oddsOf(plan, pool);
  for (const row of rows) {
    const whole = estimate.resting!(pool, row) && factor(row) >= 1;
    beliefs.set(row, whole ? estimate.shapes!(pool, row) : undefined);
  }
}

/** Brings the weights of rows up to date. @internal */
export function refreshLeaves(
  plan: Plan,
  { pool, lots, leaves }: ComposedState,
  rows: readonly number[],
): void {
  const weights = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) weights[i] = weigh(plan, pool, rows[i]!);
  if (plan.guard)
    rows.forEach((row, i) => {
      lots[pool.stratum[row]!]!.tree.set(leaves[row]!, weights[i]!);
    });
  else lots[0]!.tree.setMany(rows, weights);
  if (plan.indexed) noteBeliefs(plan, pool, lots[0]!.beliefs!, rows);
}

/** Gives a row its leaf in the lot of its stratum. @internal */
export function enterLot(plan: Plan, { pool, lots, leaves }: ComposedState, row: number): void {
  const at = pool.stratum[row]!;
  while (lots.length <= at) lots.push({ tree: new SumTree(), rows: [] });
  const { tree, rows } = lots[at]!;
  leaves[row] = rows!.push(row) - 1;
  tree.push(weigh(plan, pool, row));
}

/** Takes it away; the lot's last leaf moves into its place. @internal */
export function leaveLot({ pool, lots, leaves }: ComposedState, row: number): void {
  const { tree, rows } = lots[pool.stratum[row]!]!;
  const leaf = leaves[row]!;
  const moved = rows!.pop()!;
  if (moved !== row) {
    rows![leaf] = moved;
    leaves[moved] = leaf;
    tree.set(leaf, tree.weights[rows!.length]!);
  }
  tree.pop();
}

/** Gives the rows that have none their leaves. @internal */
export function plantLeaves(plan: Plan, state: ComposedState): void {
  const { pool, lots, planted } = state;
  const { size } = pool;
  if (plan.guard) for (let row = planted; row < size; row++) enterLot(plan, state, row);
  else if (planted === 0) {
    const weights = new Float64Array(size);
    for (let row = 0; row < size; row++) weights[row] = weigh(plan, pool, row);
    lots[0]!.tree.rebuild(weights);
  } else for (let row = planted; row < size; row++) lots[0]!.tree.push(weigh(plan, pool, row));
  if (plan.indexed) {
    if (planted === 0) lots[0]!.beliefs!.reserve(size);
    noteBeliefs(plan, pool, lots[0]!.beliefs!, range(planted, size));
  }
  state.planted = size;
}
