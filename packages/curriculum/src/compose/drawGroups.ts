import { DomainError, type Rng } from '@bits-per-sample/core';
import type { AskRequest, Draw } from '../strategy/assignment.ts';
import type { Pool } from '../strategy/pool.ts';
import { advance, sweepLeaves } from './advance.ts';
import type { ComposedState } from './composedState.ts';
import { refreshLeaves } from './leaves.ts';
import type { Plan } from './plan.ts';
import { quotas } from './quotas.ts';
import { readAhead } from './readAhead.ts';
import { sharesOf } from './sharesOf.ts';
import { oddsOf, partsOf, weigh } from './weigh.ts';

/** The rows that are drawn, and the propensity of each. */
function drawRows(plan: Plan, state: ComposedState, groups: number, rng: Rng) {
  const { lots, pool } = state;
  const odds = oddsOf(plan, pool);
  if (!plan.guard) {
    // one lot, whose leaves are the rows
    const { leaves, probabilities } = plan.sample.sample(lots[0]!, groups, rng, odds);
    return { rows: leaves, chances: probabilities };
  }
  const rows: number[] = [];
  const chances: number[] = [];
  const sizes = lots.map(({ tree }) => tree.size);
  const { replacement } = plan.sample;
  quotas(sharesOf(plan, state), sizes, { groups, replacement }, rng).forEach(
    ({ count, chance }, s) => {
      if (count === 0) return;
      const lot = lots[s]!;
      const { leaves, probabilities } = plan.sample.sample(lot, count, rng, odds);
      leaves.forEach((leaf, k) => {
        rows.push(lot.rows![leaf]!);
        chances.push(probabilities[k]! * chance);
      });
    },
  );
  return { rows, chances };
}

/** What the weight of each row is made of, by name; the numbers first, as a loop without objects is quicker. */
function reasonsOf(plan: Plan, pool: Pool, rows: readonly number[]): Draw['components'][] {
  const names = partsOf(plan);
  const { length } = names;
  const parts = new Float64Array(length * rows.length);
  readAhead(pool, rows);
  for (let k = 0; k < rows.length; k++) weigh(plan, pool, rows[k]!, parts, length * k);
  // without modifiers and filters: written out, as it is quicker
  if (length === 3)
    return rows.map((_, k) => ({
      estimate: parts[3 * k]!,
      score: parts[3 * k + 1]!,
      weight: parts[3 * k + 2]!,
    }));
  return rows.map((_, k) => {
    const reasons: Record<string, number> = {};
    for (let i = 0; i < length; i++) reasons[names[i]!] = parts[length * k + i]!;
    return reasons;
  });
}

/** Draws groups: what `ask` of a composed strategy does. @internal */
export function drawGroups(
  plan: Plan,
  state: ComposedState,
  { groups, policyVersion, rolloutBudget }: AskRequest,
  rng: Rng,
): readonly Draw[] {
  const { pool } = state;
  const { allocate, stages } = plan;
  if (pool.size === 0) throw new DomainError('ask', 'pool', 'with at least one task', 'none');
  advance(plan, state, policyVersion);
  sweepLeaves(plan, state, groups);
  const { rows, chances } = drawRows(plan, state, groups, rng);
  const sizes = allocate.allocate(pool, rows, rolloutBudget);
  const reasons = reasonsOf(plan, pool, rows);
  const tasks = new Array<string>(rows.length);
  for (let k = 0; k < rows.length; k++) tasks[k] = pool.ids[rows[k]!]!;
  const draws = rows.map((row, k): Draw => {
    const draw = {
      task: tasks[k]!,
      rollouts: sizes[k]!,
      probability: chances[k]!,
      components: reasons[k]!,
      row,
      moves: state.moves,
    };
    return allocate.details ? { ...draw, ...allocate.details(pool, row) } : draw;
  });
  if (plan.watched) {
    for (const row of rows) for (const stage of stages) stage.drawn?.(pool, row);
    refreshLeaves(plan, state, rows);
  }
  return draws;
}
