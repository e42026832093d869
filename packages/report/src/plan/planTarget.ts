import { forecastTarget, type PassRateTrend } from '@bits-per-sample/forecast';
import type { PlanCosts } from './costs.ts';
import { costsAhead } from './costsAhead.ts';
import type { PlanTarget } from './planShape.ts';

/** How likely a target is reached, and what the rollouts until then cost; null where it is refused. */
export function planTarget(
  trend: PassRateTrend,
  costs: PlanCosts,
  target: number,
): PlanTarget | null {
  const { outlook, twice, fourTimes, moreRollouts } = forecastTarget(trend, target);
  if (outlook === 'refused') return null;
  const likely = outlook === 'likely';
  return {
    target,
    twice,
    fourTimes,
    outlook,
    moreRollouts: likely ? moreRollouts : null,
    costs: likely
      ? {
          value: costsAhead(costs, moreRollouts.value),
          lower: costsAhead(costs, moreRollouts.lower),
          upper: Number.isFinite(moreRollouts.upper) ? costsAhead(costs, moreRollouts.upper) : null,
        }
      : null,
  };
}
