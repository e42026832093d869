import type { Report } from '../report/reportShape.ts';
import { metricCurves } from './metricCurves.ts';
import { rolloutCurves } from './rolloutCurves.ts';
import type { RunCurve } from './runCurve.ts';

/** By the report itself: tiles and pictures ask for the same curves. */
const known = new WeakMap<Report, ReadonlyMap<string, RunCurve>>();

/** What metrics tell beside rollouts; the rest the rollouts tell themselves. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['entropy', 'referenceKl', 'updateKl', 'engineMismatch', 'gradientNorm', 'clipped', 'lag'],
]);

/**
 * What a run is followed by, over its steps, by what findings call it in `metric`.
 *
 * @param report a report, as `report` returned it; of a copy pass rate, live groups and bits alone.
 */
export function runCurves(report: Report): ReadonlyMap<string, RunCurve> {
  const found = known.get(report);
  if (found !== undefined) return found;
  const metrics = metricCurves(report);
  const curves =
    report.input.kind === 'metrics'
      ? metrics
      : [...metrics.filter(({ metric }) => BESIDE.has(metric)), ...rolloutCurves(report)];
  const made = new Map(curves.map((curve) => [curve.metric, curve]));
  known.set(report, made);
  return made;
}
