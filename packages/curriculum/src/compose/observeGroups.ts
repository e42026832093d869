import type { Draw } from '../strategy/assignment.ts';
import type { Judgement, Settled } from '../strategy/outcome.ts';
import { advance } from './advance.ts';
import type { ComposedState } from './composedState.ts';
import { groupOf } from './groupOf.ts';
import { judge } from './judge.ts';
import { refreshLeaves } from './leaves.ts';
import type { Plan } from './plan.ts';
import { readAhead } from './readAhead.ts';

/** The row of a draw now; undefined: its task has left. */
function rowOf({ pool, rows, moves }: ComposedState, draw: Draw): number | undefined {
  const { task, row = Infinity } = draw;
  return draw.moves === moves && row < pool.size ? row : rows.get(task);
}

/** Takes groups in: what `observe` of a composed strategy does. @internal */
export function observeGroups(
  plan: Plan,
  state: ComposedState,
  settled: readonly Settled[],
): readonly Judgement[] {
  const { pool } = state;
  const touched: number[] = [];
  const rows = settled.map(({ draw }) => rowOf(state, draw));
  readAhead(pool, rows);
  const judgements = settled.map((one, i): Judgement => {
    const { outcome, lag } = one;
    advance(plan, state, outcome.policyVersion + lag);
    const row = rows[i];
    if (outcome.rewards.length === 0) {
      if ((outcome.errors ?? 0) > 0 && row !== undefined) pool.lost[pool.stratum[row]!]!++;
      return { admit: true };
    }
    const group = groupOf(one);
    if (row !== undefined) {
      pool.lost[pool.strata.length === 1 ? 0 : pool.stratum[row]!] = 0;
      for (const stage of plan.stages) stage.observe?.(pool, row, group);
      touched.push(row);
    }
    return judge(plan, pool, row, group);
  });
  refreshLeaves(plan, state, touched);
  return judgements;
}
