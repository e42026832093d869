import { formatBits, formatCount, formatPercent, formatPlain } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';
import type { ReportSlice } from '../report/slices.ts';
import { withInterval } from '../report/withInterval.ts';

/** A table as texts: the first row is the header. */
type Rows = readonly (readonly string[])[];

const share = (part: number, whole: number): string =>
  whole > 0 ? formatPercent(part / whole) : '–';
const orDash = (x: number | null, print: (x: number) => string): string =>
  x === null ? '–' : print(x);

/** The what-if table of group sizes. */
export function groupSizeRows({ advice }: Report): Rows {
  return [
    ['G', 'live', 'per live group', 'bits beyond 80 %', 'enough'],
    ...advice.table.map((row) => [
      `${formatCount(row.groupSize)}${row.groupSize === advice.current.groupSize ? ' (now)' : ''}`,
      row.live === null ? 'cannot be told' : withInterval(row.live, formatPercent),
      orDash(row.rolloutsPerLiveGroup, (x) => x.toFixed(x < 99.95 ? 1 : 0)),
      withInterval(row.balance, (x) => x.toFixed(2).replace('-', '−')),
      row.balance.lower >= 0 ? 'yes' : row.balance.upper >= 0 ? 'may be' : 'no',
    ]),
  ];
}

const SLICE_HEAD = ['groups', 'live', 'all right', 'all wrong', 'pass rate', 'bits'];

/** `17.3 % (13.1–22.4)`: a pass rate with its interval. */
function rate({ passRate, passRateLower, passRateUpper }: ReportSlice): string {
  if (passRate === null || passRateLower === null || passRateUpper === null)
    return orDash(passRate, formatPercent);
  const number = (x: number) => (100 * x).toFixed(1);
  return `${formatPercent(passRate)} (${number(passRateLower)}–${number(passRateUpper)})`;
}

function sliceRow(slice: ReportSlice): string[] {
  const judged = slice.live + slice.dead;
  return [
    slice.name,
    formatCount(slice.groups),
    share(slice.live, judged),
    orDash(slice.solved, (n) => share(n, judged)),
    orDash(slice.failed, (n) => share(n, judged)),
    rate(slice),
    orDash(slice.bits, formatBits),
  ];
}

/** The run by step, thinned evenly to at most `most` steps. */
export function stepRows({ steps }: Report, most = Number.POSITIVE_INFINITY): Rows {
  if (steps.length < 2 || !steps.some(({ live, dead }) => live + dead > 0)) return [];
  const kept =
    steps.length <= most
      ? steps
      : Array.from(
          { length: most },
          (_, i) => steps[Math.round((i * (steps.length - 1)) / (most - 1))]!,
        );
  return [['step', ...SLICE_HEAD], ...kept.map(sliceRow)];
}

/** The run by category, most bits first. */
export function categoryRows({ categories }: Report, most = Number.POSITIVE_INFINITY): Rows {
  if (categories.length < 2 || !categories.some(({ live, dead }) => live + dead > 0)) return [];
  const sorted = [...categories].sort((x, y) => (y.bits ?? -1) - (x.bits ?? -1));
  return [['category', ...SLICE_HEAD], ...sorted.slice(0, most).map(sliceRow)];
}

/** The columns of a metrics log. */
export function metricRows({ metrics }: Report, most = Number.POSITIVE_INFINITY): Rows {
  if (metrics.length === 0) return [];
  const window = metrics.some(({ now }) => now !== null);
  return [
    ['metric', 'n', ...(window ? ['now'] : []), 'whole run', 'first', 'last', 'zero'],
    ...metrics
      .slice(0, most)
      .map(({ key, n, mean, first, last, zeroShare, now }) => [
        key,
        formatCount(n),
        ...(window ? [orDash(now, formatPlain)] : []),
        formatPlain(mean),
        formatPlain(first),
        formatPlain(last),
        formatPercent(zeroShare),
      ]),
  ];
}

/** Groups by pass rate. */
export function histogramRows({ histogram }: Report): Rows {
  if (histogram === null) return [];
  const total = histogram.reduce((n, bin) => n + bin.groups, 0);
  return [
    ['pass rate', 'groups', 'share', 'right 11–89 %'],
    ...histogram.map((bin) => [
      bin.label === 'failed' ? 'all wrong' : bin.label === 'solved' ? 'all right' : bin.label,
      formatCount(bin.groups),
      share(bin.groups, total),
      bin.zone ? 'yes' : '',
    ]),
  ];
}

/** Unbiased pass@k. */
export function passAtKRows({ passAtK }: Report): Rows {
  if (passAtK.length === 0) return [];
  return [
    ['k', 'pass@k'],
    ...passAtK.map(({ k, value }) => [formatCount(k), formatPercent(value)]),
  ];
}
