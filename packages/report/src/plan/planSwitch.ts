import {
  forecastConstants,
  forecastRefusal,
  switchProbability,
  trendState,
} from '@bits-per-sample/forecast';
import { upperFirst } from '../options/upperFirst.ts';
import type { PlanRefusal } from '../report/planRefusal.ts';
import type { PlanCosts, UnitCost } from './costs.ts';
import type { PlannedRun } from './plannedRun.ts';
import type { PlanSwitch } from './planShape.ts';

const refuse = (code: string, reason: string, settles: string): PlanRefusal => ({
  code,
  question: 'switch',
  reason,
  settles,
});

/**
 * Whether rollouts or examples bring more from here for the same cost, from a run on each; or why nobody can tell.
 *
 * @param rl the run on rollouts.
 * @param sft the run on examples.
 */
export function planSwitch(rl: PlannedRun, sft: PlannedRun): PlanSwitch | PlanRefusal {
  for (const [who, run] of [
    ['The run on rollouts', rl],
    ['The run on examples', sft],
  ] as const) {
    if (run.course === null)
      return refuse(run.refusal!.code, `${who}: ${run.refusal!.reason}`, run.refusal!.settles);
    const { code, reason, settles } = forecastRefusal(run.course.trend) ?? {};
    // below 1 % a run can still be seen to lose
    if (code !== undefined && code !== 'low-pass-rate')
      return refuse(code, `${who}: ${reason}.`, `${upperFirst(settles!)}.`);
  }
  const curves = [rl.course!, sft.course!] as const;
  if (!curves.every(({ curve }) => curve.evaluation))
    return refuse(
      'no-evaluation',
      'Rewards of training and losses on examples do not measure the same.',
      '`evaluation: COLUMN` names an evaluation of the same prompts that both logs have.',
    );
  const costs = costsOf(rl.costs);
  if (costs === null)
    return refuse(
      'no-costs',
      'What a rollout and an example cost is not known in one account.',
      '`model: PARAMETERS` and a log with the lengths of prompts and answers.',
    );
  const [{ trend }, { trend: other }] = curves;
  const { probability, verdict, reason } = switchProbability(trend, other, costs);
  if (verdict === 'refused') return refuse('no-switch', `${upperFirst(reason)}.`, 'Longer runs.');
  const flat = (one: typeof trend): boolean =>
    Math.abs(trendState(one).slope) < forecastConstants.plateau;
  return {
    files: sft.kept.source.input.files,
    rollouts: trend.now,
    examples: other.now,
    passRates: [trend.passRate, other.passRate],
    probability,
    verdict,
    reason: reason === '' ? null : reason,
    flat: [flat(trend), flat(other)],
    ...costs,
  };
}

/** What a rollout and an example cost, in the best account that both have. */
function costsOf({
  rollout,
  example: given,
  exampleFromTeacher,
}: PlanCosts): Pick<PlanSwitch, 'unit' | 'rollout' | 'example' | 'taught'> | null {
  const example: UnitCost = exampleFromTeacher ?? given;
  const taught = exampleFromTeacher !== null;
  if (rollout.dollars && example.dollars && rollout.basis === example.basis)
    return { unit: 'dollars', rollout: rollout.dollars, example: example.dollars, taught };
  if (rollout.flops && example.flops)
    return { unit: 'flops', rollout: rollout.flops, example: example.flops, taught };
  return null;
}
