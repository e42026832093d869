import { formatCount, formatPercent, formatPlain } from '@bits-per-sample/core';
import { neverPaid } from '../causes/neverPaid.ts';
import type { NowFinding } from '../now/nowFinding.ts';
import type { RunCurve } from '../pictures/runCurve.ts';
import type { NowHeadline, Report } from '../report/reportShape.ts';
import { headlineText } from './headlineText.ts';

/** One headline of a run: its number now and of the whole run, its curve, and what was found in it. */
export interface RunTile {
  readonly curve: RunCurve;
  /** In the current window; of the whole run where there is none. */
  readonly now: string;
  /** Null where the window is the whole run. */
  readonly whole: string | null;
  /** Ends of its vertical axis: of shares and bits 0 and 1, of others the least and greatest value. */
  readonly scale: readonly [number, number];
  readonly found: readonly NowFinding[];
}

/** The headlines of rollouts, in order; then parts of the reward. */
const ROLLOUTS = [
  ...['live', 'bits', 'pass', 'reward', 'length', 'cut', 'missing'],
  ...['entropy', 'referenceKl', 'gradientNorm'],
];
/** The series of a log of metrics, in order; then parts of the reward. */
const METRICS = [
  ...['reward', 'live', 'length', 'cut', 'entropy', 'referenceKl', 'gradientNorm'],
  ...['nll', 'loss'],
];
/** Shares that are worth a tile only where they are not 0 throughout. */
const SELDOM: ReadonlySet<string> = new Set(['cut', 'missing']);
/** The headline that tells for others: what is seen in the signal shows in live groups. */
const SHOWN_IN: Readonly<Record<string, string>> = {
  signal: 'live',
  solved: 'live',
  failed: 'live',
  dead: 'live',
};
const MOST = 12;

/**
 * The headlines of a run that get a tile, those in which something was found among them.
 *
 * @param report a report in words.
 * @param curves its headlines.
 */
export function runTiles(report: Report, curves: ReadonlyMap<string, RunCurve>): RunTile[] {
  const trends = report.now?.trends ?? [];
  const shown = ({ metric }: NowFinding): string => {
    const other = SHOWN_IN[metric];
    return other !== undefined && curves.has(other) ? other : metric;
  };
  const main = report.input.kind === 'metrics' ? METRICS : ROLLOUTS;
  const parts = [...curves.keys()].filter((metric) => metric.startsWith('part:'));
  const never = neverPaid(report.parts) !== undefined;
  const names = [
    ...new Set([
      ...main.filter((name) => !never || name !== 'bits'),
      ...parts.slice(0, 4),
      ...trends.map(shown),
    ]),
  ];
  return names.slice(0, MOST + trends.length).flatMap((name) => {
    const curve = curves.get(name);
    const known = curve?.values.filter(Number.isFinite) ?? [];
    if (curve === undefined || known.length < 2) return [];
    if (SELDOM.has(name) && known.every((x) => x === 0)) return [];
    return [
      {
        curve,
        ...numbersOf(report, curve),
        scale: curve.format === 'percent' || name === 'bits' ? [0, 1] : endsOf(known),
        found: trends.filter((finding) => shown(finding) === name),
      } as const,
    ];
  });
}

/** The headlines that the five numbers hold, as they print them. */
const PRINTED: Readonly<Record<string, (headline: NowHeadline) => string>> = {
  live: headlineText.live,
  bits: headlineText.bits,
  pass: headlineText.pass,
};

function numbersOf(report: Report, curve: RunCurve): Pick<RunTile, 'now' | 'whole'> {
  const { now, input } = report;
  const print = PRINTED[curve.metric];
  if (print !== undefined && input.kind !== 'metrics')
    return now?.headline
      ? { now: print(now.headline), whole: print(report) }
      : { now: print(report), whole: null };
  const whole = meanFrom(curve, Number.NEGATIVE_INFINITY);
  return now === null || now.wholeRun || now.from === null
    ? { now: whole, whole: null }
    : { now: meanFrom(curve, now.from), whole };
}

/** Mean of the steps from one on. */
function meanFrom({ steps, values, format }: RunCurve, from: number): string {
  const known = values.filter((x, i) => steps[i]! >= from && Number.isFinite(x));
  if (known.length === 0) return '–';
  const mean = known.reduce((sum, x) => sum + x / known.length, 0);
  if (format === 'percent') return formatPercent(mean);
  return Math.abs(mean) >= 100 ? formatCount(mean) : formatPlain(Number(mean.toPrecision(3)));
}

const endsOf = (known: readonly number[]): readonly [number, number] =>
  known.reduce<readonly [number, number]>(
    ([low, high], x) => [Math.min(low, x), Math.max(high, x)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
