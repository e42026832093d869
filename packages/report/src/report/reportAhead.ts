import { forecastConstants, forecastPassRate, forecastRefusal } from '@bits-per-sample/forecast';
import { isUrgent } from '../now/isUrgent.ts';
import { chosenPrompts } from './chosenPrompts.ts';
import type { KeptSource } from './keepSource.ts';
import type { Report, ReportAhead } from './reportShape.ts';
import { runChange } from './runChange.ts';
import { runCurve } from './runCurve.ts';

/**
 * The pass rate to come of a run, where nothing at all speaks against telling it; else null: a forecast never
 * stands beside an alarm, a finding to act on or a reason why there is none.
 */
export function reportAhead(report: Report, kept: KeptSource): ReportAhead | null {
  const { input, evaluation, rollouts, warnings, verdicts, now, steps } = report;
  const { leastBlocks, leastRollouts } = forecastConstants;
  const speaks =
    (input.kind === 'rollouts' || input.kind === 'counts') &&
    evaluation === null &&
    verdicts.falsePass === 0 &&
    verdicts.falseFail === 0 &&
    (rollouts ?? 0) >= leastRollouts &&
    steps.length >= leastBlocks &&
    warnings.every(({ severity }) => severity !== 'alarm') &&
    !(now?.trends ?? []).some(isUrgent);
  if (!speaks) return null;
  const curve = runCurve(kept, {});
  if ('code' in curve || chosenPrompts(report, {}) !== null || runChange(report, kept) !== null)
    return null;
  const trend = curve.trend(curve.rollouts);
  if (forecastRefusal(trend) !== null) return null;
  return {
    rollouts: trend.now,
    twice: forecastPassRate(trend, 2 * trend.now),
    fourTimes: forecastPassRate(trend, forecastConstants.horizon * trend.now),
  };
}
