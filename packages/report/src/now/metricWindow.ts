import { currentWindow, plainSeries } from '@bits-per-sample/trends';
import type { LoggedColumns, LoggedSeries } from './loggedColumns.ts';
import { liveSeries } from './metricLive.ts';
import type { NowFinding } from './nowFinding.ts';
import type { ReportNow } from './reportNow.ts';

/** From this share of the steps on the window is the run. */
const NEARLY_ALL = 0.8;

/**
 * The last steps that do not differ beyond chance, by reward and live groups; by the loss where
 * neither is logged. The window can begin at a change that was found.
 */
export function metricWindow(
  columns: LoggedColumns,
  trends: readonly NowFinding[],
): Pick<ReportNow, 'from' | 'to' | 'steps' | 'wholeRun'> {
  const { steps } = columns;
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined)
    return { from: null, to: null, steps: 0, wholeRun: true };
  const told = [columns.of('reward'), liveSeries(columns)].filter((series) => series !== undefined);
  const loss = columns.of('nll') ?? columns.of('loss');
  const series = told.length > 0 ? told : loss === undefined ? [] : [loss];
  const starts = trends
    .filter(({ state }) => state === 'active')
    .flatMap(({ evidence: { from } }) => (typeof from === 'number' ? [from] : []));
  const from = Math.max(first, ...series.map((one) => startOf(one, starts)));
  const inside = steps.filter((step) => step >= from).length;
  const wholeRun = inside >= NEARLY_ALL * steps.length;
  return wholeRun
    ? { from: first, to: last, steps: steps.length, wholeRun }
    : { from, to: last, steps: inside, wholeRun };
}

function startOf({ steps, values }: LoggedSeries, starts: readonly number[]): number {
  const also = starts.map((start) => steps.filter((step) => step >= start).length);
  return steps[steps.length - currentWindow(plainSeries(values), { also })]!;
}
