import type { Figure } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import type { Report } from '../report/reportShape.ts';
import type { Builders } from './partsOfReport.ts';
import { remark } from './remark.ts';
import type { RunCurve } from './runCurve.ts';
import { runCurves } from './runCurves.ts';

/** Pictures of trends on a page, and onsets in one of them. */
const [MOST, MOST_ONSETS] = [6, 8];

/** What some headlines are, where the name does not say it. */
const REMARKS: Readonly<Record<string, string>> = {
  signal: '1: in every group half of the answers are right. 0: in every group all or none are.',
  reward: '0: the least reward of the run. 1: the greatest.',
  part: '0: its least value in the run. 1: its greatest.',
  length: 'Mean over the answers of a step.',
};

/** What headlines to draw: those in which something was found, the most urgent first. */
export function trendMetrics(report: Report): string[] {
  const curves = runCurves(report);
  const found = new Set((report.now?.trends ?? []).map(({ metric }) => metric));
  return [...found].filter((metric) => curves.has(metric)).slice(0, MOST);
}

/** The headlines that are drawn where nothing was found, the first that is known. */
const MAIN = ['live', 'pass', 'reward', 'nll', 'loss'];

/**
 * One headline of a run over its steps, with what was found in it.
 *
 * @param metric which; default: that of the most urgent finding, or else live groups.
 * @returns the figure; null where fewer than two steps have a value.
 */
export function runOverTimeOf(
  build: Builders,
  report: Report | undefined,
  metric?: string,
): Figure | null {
  if (report === undefined) return null;
  const curves = runCurves(report);
  const [first] = [...trendMetrics(report), ...MAIN.filter((name) => curves.has(name))];
  const curve = curves.get(metric ?? first ?? '');
  if (curve === undefined || curve.values.filter(Number.isFinite).length < 2) return null;
  return figureOf(build, report, curve);
}

function figureOf(build: Builders, { now, input }: Report, curve: RunCurve): Figure {
  const { metric, name, format, steps, values, bounds } = curve;
  const figure = build.runOverTimeFigure({
    headline: name,
    step: steps,
    value: values,
    format,
    ...(bounds && {
      ...bounds,
      interval: { level: 0.95, method: 'normal, groups of the step as units' },
    }),
    ...(now !== null &&
      !now.wholeRun &&
      now.from !== null &&
      now.to !== null && { window: { from: now.from, to: now.to } }),
    onsets: onsetsOf(now?.trends ?? [], curve),
  });
  const words = input.kind === 'metrics' ? undefined : REMARKS[metric.split(':')[0]!];
  return words === undefined ? figure : remark(figure, words);
}

const WORDS = { alarm: 'Alarm', ask: 'Ask', good: 'Good', note: 'Note' } as const;

/** What was found in a headline and when it began, each once. */
function onsetsOf(trends: readonly NowFinding[], { metric, steps }: RunCurve) {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const found = trends.flatMap(({ metric: own, severity, state, onset }) => {
    if (own !== metric || onset === null) return [];
    const { step, low, high, gradual } = onset;
    if (low < first || high > last) return [];
    const label = `${WORDS[severity]}${state === 'over' ? ', over' : ''}`;
    return [{ label, ...(!gradual && { step }), low, high, severity }];
  });
  return [...new Map(found.map((onset) => [JSON.stringify(onset), onset])).values()].slice(
    0,
    MOST_ONSETS,
  );
}
