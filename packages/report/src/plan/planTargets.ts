import {
  forecastConstants,
  type PassRateTrend,
  passRateQuantiles,
} from '@bits-per-sample/forecast';
import type { PlanCosts } from './costs.ts';
import type { PlanTarget } from './planShape.ts';
import { planTarget } from './planTarget.ts';

/** Steps of a ladder, in percent, and rungs at most. */
const STEPS = [1, 2, 5] as const;
const MOST = 12;

/**
 * Whole percents above the pass rate now that are more likely reached than not, and the first that is not: none of
 * those further up is.
 */
export function planTargets(trend: PassRateTrend, costs: PlanCosts): PlanTarget[] {
  // the last quarter lags behind
  const [level] = passRateQuantiles(trend, trend.now, [0.5]);
  const now = Math.max(level!, trend.passRate);
  const [top] = passRateQuantiles(trend, forecastConstants.horizon * trend.now, [0.9]);
  const rungs = (step: number): number[] => {
    const first = Math.floor((100 * now) / step + 1) * step;
    const last = Math.min(99, Math.ceil((100 * top!) / step) * step);
    return Array.from(
      { length: Math.max(0, Math.floor((last - first) / step) + 1) },
      (_, i) => (first + i * step) / 100,
    );
  };
  const all = rungs(STEPS.find((step) => rungs(step).length <= MOST) ?? 10);
  const told: PlanTarget[] = [];
  for (const target of all) {
    const rung = planTarget(trend, costs, target);
    if (rung === null) break;
    told.push(rung);
    if (rung.outlook !== 'likely') break;
  }
  return told;
}
