import { formatPercent, formatPlural } from '@bits-per-sample/core';
import type { PlanCosts, UnitCost } from '../plan/costs.ts';
import { costText } from './costWords.ts';

/** What each unit costs, with a head; none where nothing is known. */
export function planCostRows(costs: PlanCosts): readonly (readonly [string, string])[] {
  const { rolloutsPerStep, liveShare } = costs;
  const units: readonly (readonly [string, UnitCost | null])[] = [
    ['a rollout, written and trained on', costs.rollout],
    [
      `a step${rolloutsPerStep === null ? '' : ` of ${formatPlural(rolloutsPerStep, 'rollout')}`}`,
      costs.step,
    ],
    [
      `a rollout where only live groups${liveShare === null ? '' : ` (${formatPercent(liveShare)})`} are trained on`,
      costs.rolloutSkippingDead,
    ],
    ['an example of that length, the answer given', costs.example],
    ['an example, one of its own right answers', costs.exampleFromOwn],
    ['an example, written by the teacher', costs.exampleFromTeacher],
    ['a rollout that the teacher scores', costs.distilled],
  ];
  const currency = costs.prices?.currency ?? '';
  return units.flatMap(([name, unit]): [string, string][] => {
    const text = unit === null ? '' : costText(unit, currency);
    return text === '' ? [] : [[name, text]];
  });
}
