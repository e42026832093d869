import type { MetricRole } from '@bits-per-sample/logs';
import { type LoggedSeries, loggedColumns } from '../now/loggedColumns.ts';
import { liveSeries } from '../now/metricLive.ts';
import { lengthUnit, metricValue } from '../now/metricWords.ts';
import { keptSource } from '../report/keepSource.ts';
import { oneRun } from '../report/oneRun.ts';
import type { Report } from '../report/reportShape.ts';
import { Warnings } from '../report/warnings.ts';
import { type RunCurve, shortName } from './runCurve.ts';

const NAMES: Readonly<Record<Exclude<MetricRole, 'part' | 'length'>, string>> = {
  reward: 'mean reward',
  dead: 'groups that are not live',
  live: 'live groups',
  solved: 'groups all right',
  failed: 'groups all wrong',
  cut: 'answers cut off',
  referenceKl: 'KL to the reference',
  updateKl: 'KL of an update',
  engineMismatch: 'difference between sampler and trainer',
  entropy: 'entropy',
  gradientNorm: 'gradient norm',
  clipped: 'clipped tokens',
  lag: 'lag of the rollouts',
  errors: 'rollouts with an error',
  loss: 'loss',
  nll: 'loss',
};

/** The series of metrics that have a meaning, over their steps; none of a copy of a report. */
export function metricCurves(report: Report): RunCurve[] {
  const source = keptSource(report)?.source;
  if (source === undefined) return [];
  const tables = oneRun(source.metrics ?? [], new Warnings());
  const columns = loggedColumns(tables, source.input.missingByColumn);
  const live = report.logged.deadOfBatch ? undefined : liveSeries(columns);
  const rest = columns.all.filter(({ role }) => role !== 'live');
  return [...(live === undefined ? [] : [live]), ...rest, ...columns.parts]
    .map(curveOf)
    .filter(({ steps }) => steps.length >= 2);
}

/** A series, with a gap where it was not finite. */
function curveOf({ key, role, part, steps, values, gaps }: LoggedSeries): RunCurve {
  const rows = [
    ...steps.map((step, i) => [step, values[i]!] as const),
    ...gaps.flatMap(({ from, to }) =>
      [...new Set([from, to])].map((step) => [step, Number.NaN] as const),
    ),
  ].sort(([a], [b]) => a - b);
  return {
    metric: part === null ? role : `part:${part}`,
    name:
      part !== null
        ? `mean of ${shortName(part)}`
        : role === 'length'
          ? lengthUnit(key) === 'tokens'
            ? 'tokens per answer'
            : lengthUnit(key)
          : role === 'part'
            ? shortName(key)
            : NAMES[role],
    format: metricValue(role, 0).includes('%') ? 'percent' : 'number',
    steps: rows.map(([step]) => step),
    values: rows.map(([, value]) => value),
    bounds: null,
  };
}
