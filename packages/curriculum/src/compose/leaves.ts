import type { BeliefIndex } from '../sample/beliefIndex.ts';
import { SumTree } from '../sample/sumTree.ts';
import type { Pool } from '../strategy/pool.ts';
import type { ComposedState } from './composedState.ts';
import type { Plan } from './plan.ts';
import { oddsOf, weigh } from './weigh.ts';

/** Notes the belief of a row among those that are looked up by class. @internal */
export function noteBelief(plan: Plan, pool: Pool, beliefs: BeliefIndex, row: number): void {
  const { estimate } = plan;
  const whole = estimate.resting!(pool, row) && oddsOf(plan, pool).factor(row) >= 1;
  beliefs.set(row, whole ? estimate.shapes!(pool, row) : undefined);
}

/** Brings the weight of a row up to date. @internal */
export function refreshLeaf(plan: Plan, { pool, lots, leaves }: ComposedState, row: number): void {
  const weight = weigh(plan, pool, row);
  if (plan.guard) lots[pool.stratum[row]!]!.tree.set(leaves[row]!, weight);
  else lots[0]!.tree.set(row, weight);
  if (plan.indexed) noteBelief(plan, pool, lots[0]!.beliefs!, row);
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
  const weight = (row: number) => weigh(plan, pool, row);
  if (plan.guard) for (let row = planted; row < pool.size; row++) enterLot(plan, state, row);
  else if (planted === 0)
    lots[0]!.tree.rebuild(Float64Array.from({ length: pool.size }, (_, row) => weight(row)));
  else for (let row = planted; row < pool.size; row++) lots[0]!.tree.push(weight(row));
  if (plan.indexed)
    for (let row = planted; row < pool.size; row++) noteBelief(plan, pool, lots[0]!.beliefs!, row);
  state.planted = pool.size;
}
