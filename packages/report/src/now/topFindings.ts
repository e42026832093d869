import { byUrgency } from './byUrgency.ts';
import type { NowFinding } from './nowFinding.ts';
import type { ReportNow } from './reportNow.ts';

/** Falls that answers without a result bring about. */
const FALLS: ReadonlySet<string> = new Set(['fall', 'failing', 'part-falls']);

/** All findings of a report, the most urgent first; a cause that alone explains a fall before the fall. */
export function topFindings({ now }: { readonly now: ReportNow | null }): NowFinding[] {
  if (now === null) return [];
  const { trends, causes } = now;
  const explains = (cause: NowFinding): boolean =>
    trends.some((trend) => FALLS.has(trend.code) && isExplained(trend, cause));
  const first = causes.filter(explains);
  const rest = causes.filter((cause) => !first.includes(cause));
  // that more are cut says less than how many are
  const isTold = ({ code }: NowFinding): boolean =>
    code === 'cut-rises' && causes.some((cause) => cause.code === 'answers-cut-off');
  const told = trends.filter(isTold);
  return [...first, ...trends.filter((trend) => !isTold(trend)), ...rest, ...told].sort(byUrgency);
}

/** Whether as many answers are cut off as the pass rate fell by, or more. */
const isExplained = ({ state, before, now }: NowFinding, cause: NowFinding): boolean =>
  state === 'active' &&
  cause.code === 'answers-cut-off' &&
  (cause.now ?? 0) >= Math.abs((before ?? Number.NaN) - (now ?? Number.NaN));
