import type { Series } from '@bits-per-sample/trends';
import { type Headlines, headlines } from '../now/headlines.ts';
import { runSteps } from '../now/stepSums.ts';
import { hasSeveralRuns } from '../report/hasSeveralRuns.ts';
import { type KeptSource, keptSource } from '../report/keepSource.ts';
import { ofOneKind } from '../report/ofOneKind.ts';
import type { Report } from '../report/reportShape.ts';
import { rightnessOf } from '../report/rightnessOf.ts';
import { Warnings } from '../report/warnings.ts';
import { readGroups } from '../trials/readGroups.ts';
import { countedCurve, type RunCurve, shortName } from './runCurve.ts';

/** What headlines are called, the rest of their name aside. */
const NAMES: Readonly<Record<string, (of: string) => string>> = {
  pass: () => 'pass rate',
  signal: () => 'signal of the groups (4p(1 − p))',
  live: () => 'live groups',
  solved: () => 'groups all right',
  failed: () => 'groups all wrong',
  reward: () => 'mean reward, as a share of its range',
  cut: () => 'answers cut off',
  missing: () => 'answers without a reward',
  length: () => 'tokens per answer',
  part: (of) => `paid: ${of}`,
  category: (of) => `pass rate of ${of}`,
};

/**
 * The headlines of a run of rollouts over its steps, as its findings were seen in them; of a copy of a
 * report those that its steps hold. None where a step may be of several runs.
 */
export function rolloutCurves(report: Report): RunCurve[] {
  const steps = report.steps.map(({ name }) => Number(name));
  if (steps.length < 2 || !steps.every(Number.isFinite)) return [];
  const kept = keptSource(report);
  if (kept !== undefined && hasSeveralRuns(kept.source.groups)) return [];
  const known = kept === undefined ? slices(report, steps) : [...seriesOf(kept)].map(curveOf);
  return report.steps.every(({ bits }) => bits === null)
    ? known
    : [...known, bitsCurve(report, steps)];
}

/** The headlines, from the sums kept beside the report. */
function seriesOf({ source, rule, kind }: KeptSource): Map<string, Dated> {
  const table = ofOneKind(source.groups, kind, new Warnings());
  const right = rightnessOf(source, table, rule);
  const groups = readGroups(table, { ...right, rewardValues: source.rewardValues });
  const run = runSteps(groups);
  const { series }: Headlines = headlines(table, groups, {
    run,
    neverRight: right.neverRight !== undefined,
  });
  const steps = Array.from(run.steps);
  return new Map([...series].map(([metric, one]) => [metric, { steps, series: one }]));
}

/** A series and the steps that it is of. */
interface Dated {
  readonly steps: readonly number[];
  readonly series: Series;
}

function curveOf([metric, { steps, series }]: readonly [string, Dated]): RunCurve {
  const [kind = '', ...rest] = metric.split(':');
  const name = NAMES[kind]?.(shortName(rest.join(':'))) ?? metric;
  if (!series.sums.plain) return countedCurve({ metric, name, steps }, series);
  return {
    metric,
    name,
    format: 'number',
    steps,
    // lengths are followed by their logarithm
    values: Array.from(series.means, Math.exp),
    bounds: null,
  };
}

/** Pass rate and live groups, as the steps of a report have them. */
function slices(report: Report, steps: readonly number[]): RunCurve[] {
  const curve = (
    metric: string,
    read: (step: Report['steps'][number]) => number | null,
  ): RunCurve => ({
    metric,
    name: NAMES[metric]!(''),
    format: 'percent',
    steps,
    values: report.steps.map((step) => read(step) ?? Number.NaN),
    bounds: null,
  });
  const live = curve('live', ({ live: n, dead }) => (n + dead > 0 ? n / (n + dead) : null));
  const pass = curve('pass', ({ passRate }) => passRate);
  return [live, pass].filter(({ values }) => !values.every(Number.isNaN));
}

const bitsCurve = ({ steps: slices }: Report, steps: readonly number[]): RunCurve => ({
  metric: 'bits',
  name: 'bits per rollout, at most',
  format: 'number',
  steps,
  values: slices.map(({ bits }) => bits ?? Number.NaN),
  bounds: null,
});
