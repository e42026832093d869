import type { PassRateTrend } from '@bits-per-sample/forecast';
import type { RunPlanOptions } from '../options/planTable.ts';
import type { RunSource } from '../options/runSource.ts';
import { readRun } from '../reading/readRun.ts';
import { buildOptionsOf } from '../report/buildOptionsOf.ts';
import { buildReport } from '../report/buildReport.ts';
import { chosenPrompts } from '../report/chosenPrompts.ts';
import { type KeptSource, keptSource } from '../report/keepSource.ts';
import type { PlanRefusal } from '../report/planRefusal.ts';
import type { Report } from '../report/reportShape.ts';
import { runChange } from '../report/runChange.ts';
import { type RunCurve, runCurve } from '../report/runCurve.ts';
import { costOptionsOf } from './costOptionsOf.ts';
import type { PlanCosts } from './costs.ts';
import { planCosts } from './planCosts.ts';

/** A log as a plan reads it. */
export interface PlannedRun {
  readonly report: Report;
  readonly kept: KeptSource;
  readonly costs: PlanCosts;
  /** Its pass rate over its rollouts, and the trend at their end; null where `refusal` says why. */
  readonly course: { readonly curve: RunCurve; readonly trend: PassRateTrend } | null;
  /** Why the log tells no course; null with one. */
  readonly refusal: PlanRefusal | null;
}

/** Reads a log: its costs, and its course or why it tells none. */
export async function plannedRun(source: RunSource, options: RunPlanOptions): Promise<PlannedRun> {
  const read = await readRun('plan', source, options);
  const report = buildReport(read, buildOptionsOf('plan', options));
  const kept = keptSource(report)!;
  const known = { report, kept, costs: planCosts(report, costOptionsOf(options)) };
  const curve = runCurve(kept, options);
  if ('code' in curve) return { ...known, course: null, refusal: curve };
  const chosen = curve.evaluation ? null : chosenPrompts(report, options);
  const refusal = chosen ?? runChange(report, kept);
  if (refusal !== null) return { ...known, course: null, refusal };
  return { ...known, course: { curve, trend: curve.trend(curve.rollouts) }, refusal: null };
}
