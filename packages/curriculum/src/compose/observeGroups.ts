import type { Judgement, Settled } from '../strategy/outcome.ts';
import { advance } from './advance.ts';
import type { ComposedState } from './composedState.ts';
import { groupOf } from './groupOf.ts';
import { judge } from './judge.ts';
import { refreshLeaf } from './leaves.ts';
import type { Plan } from './plan.ts';

/** Takes groups in: what `observe` of a composed strategy does. @internal */
export function observeGroups(
  plan: Plan,
  state: ComposedState,
  settled: readonly Settled[],
): readonly Judgement[] {
  const { pool, rows } = state;
  const touched = new Set<number>();
  const judgements = settled.map((one): Judgement => {
    const { draw, outcome, lag } = one;
    advance(plan, state, outcome.policyVersion + lag);
    const row = rows.get(draw.task);
    if (outcome.rewards.length === 0) {
      if ((outcome.errors ?? 0) > 0 && row !== undefined) pool.lost[pool.stratum[row]!]!++;
      return { admit: true };
    }
    const group = groupOf(one);
    if (row !== undefined) {
      pool.lost[pool.stratum[row]!] = 0;
      for (const stage of plan.stages) stage.observe?.(pool, row, group);
      touched.add(row);
    }
    return judge(plan, pool, row, group);
  });
  for (const row of touched) refreshLeaf(plan, state, row);
  return judgements;
}
