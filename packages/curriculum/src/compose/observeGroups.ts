import type { Judgement, Settled } from '../strategy/outcome.ts';
import type { Group } from '../strategy/stage.ts';
import { advance } from './advance.ts';
import type { ComposedState } from './composedState.ts';
import { judge } from './judge.ts';
import { refreshLeaf } from './leaves.ts';
import type { Plan } from './plan.ts';

/** A settled group with its sums made; it has at least one reward. @internal */
export function groupOf(settled: Settled): Group {
  const { rewards } = settled.outcome;
  let sum = 0;
  let successes = 0;
  for (const reward of rewards) {
    sum += reward;
    successes += Math.min(1, Math.max(0, reward));
  }
  const attempts = rewards.length;
  return { ...settled, attempts, successes, mean: sum / attempts };
}

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
