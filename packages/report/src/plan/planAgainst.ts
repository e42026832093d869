import { accelerationFactor, forecastRefusal, trendState } from '@bits-per-sample/forecast';
import { upperFirst } from '../options/upperFirst.ts';
import { isSame, learningRate } from '../report/learningRate.ts';
import type { PlanRefusal } from '../report/planRefusal.ts';
import type { PlanCosts } from './costs.ts';
import type { PlannedRun } from './plannedRun.ts';
import type { PlanAgainst } from './planShape.ts';

const refuse = (code: string, reason: string, settles: string): PlanRefusal => ({
  code,
  question: 'against',
  reason,
  settles,
});

/** Which of two runs is cheaper to a target, at as many rollouts as both have; or why nobody can tell. */
export function planAgainst(one: PlannedRun, other: PlannedRun): PlanAgainst | PlanRefusal {
  const [a, b] = [one, other].map(({ kept }) => learningRate(kept)?.greatest);
  if (a !== undefined && b !== undefined && !isSame(a, b))
    return refuse(
      'learning-rates',
      `The runs have different learning rates (${a} and ${b}), which move a run more than what else may differ.`,
      'Two runs of one learning rate.',
    );
  const [mine, theirs] = [one.course?.curve, other.course?.curve];
  if (mine === undefined || theirs === undefined) {
    const who = mine === undefined ? 'This run' : 'The other run';
    const { code, reason, settles } = (mine === undefined ? one : other).refusal!;
    return refuse(code, `${who}: ${reason}`, settles);
  }
  const rollouts = Math.min(mine.rollouts, theirs.rollouts);
  const trends = [mine.trend(rollouts), theirs.trend(rollouts)] as const;
  for (const [i, trend] of trends.entries()) {
    const refusal = forecastRefusal(trend);
    if (refusal !== null)
      return refuse(
        refusal.code,
        `${i === 0 ? 'This run' : 'The other run'}: ${refusal.reason}.`,
        `${upperFirst(refusal.settles)}.`,
      );
  }
  const states = [trendState(trends[0]), trendState(trends[1])] as const;
  const factor = accelerationFactor(...states);
  if (Number.isNaN(factor.value))
    return refuse(
      'not-moving',
      'The two runs hardly moved yet, so how much faster one is would be a guess.',
      'Longer runs.',
    );
  const { unit, ratio } = costRatio(one.costs, other.costs);
  const costFactor = accelerationFactor(...states, { costRatio: ratio });
  const { lower, upper } = costFactor;
  return {
    files: other.kept.source.input.files,
    rollouts,
    factor,
    costFactor,
    unit,
    cheaper: lower > 1 ? 'this' : upper < 1 ? 'other' : 'open',
    sameLearningRate: a === undefined || b === undefined ? null : true,
  };
}

/** What a rollout of the other costs over one of this run, in the best account that both have. */
function costRatio(
  { rollout: one }: PlanCosts,
  { rollout: other }: PlanCosts,
): { readonly unit: PlanAgainst['unit']; readonly ratio: number } {
  if (one.dollars && other.dollars && one.basis === other.basis)
    return { unit: 'dollars', ratio: other.dollars / one.dollars };
  if (one.flops && other.flops) return { unit: 'flops', ratio: other.flops / one.flops };
  return { unit: 'rollouts', ratio: 1 };
}
