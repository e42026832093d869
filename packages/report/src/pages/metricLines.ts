import type { MetricRole } from '@bits-per-sample/logs';
import { type LoggedMean, loggedMean } from '../now/logged.ts';
import { lengthUnit, metricValue } from '../now/metricWords.ts';
import type { Report } from '../report/reportShape.ts';
import { columns } from './layout.ts';
import { sparkline } from './sparkline.ts';
import { nowSteps } from './windowWords.ts';

/** The main series, in order, and what a row of them is called. */
const MAIN: readonly (readonly [role: MetricRole, name: string])[] = [
  ['reward', 'Mean reward'],
  ['live', 'Live groups'],
  ['length', 'Tokens per answer'],
  ['cut', 'Answers cut off'],
  ['entropy', 'Entropy'],
  ['referenceKl', 'KL to the reference'],
  ['gradientNorm', 'Gradient norm'],
];

/** Without a reward the loss comes first; beside one it is near 0 and says little. */
const LOSS: typeof MAIN = [
  ['nll', 'Loss'],
  ['loss', 'Loss'],
];

/** Rows beside which a picture is small enough for one screen. */
const MOST = 8;
/** Fewer marks than this are no picture. */
const LEAST_MARKS = 8;

/**
 * The main series of a log of metrics as lines of a screen: now, the whole run, and the run as a
 * sparkline, shares on 0 to 100 %, the rest from their least value to their greatest. The first line
 * is the head. No lines where no column has a meaning.
 *
 * @param report any report.
 * @param width columns of the screen.
 */
export function metricLines({ logged, now }: Report, width: number): string[] {
  const main = logged.objective === 'rollouts' ? MAIN : [...LOSS, ...MAIN];
  const rows = main
    .flatMap(([role, name]) => {
      const mean = role === 'live' ? liveMean(logged) : loggedMean(logged, role);
      return mean === undefined ? [] : [{ name: nameOf(mean, name), mean }];
    })
    .slice(0, MOST);
  if (rows.length === 0) return [];
  const window = nowSteps(now);
  const cells = rows.map(({ name, mean }) => [
    name,
    ...(window === null ? [] : [mean.now === null ? '–' : metricValue(mean.role, mean.now)]),
    metricValue(mean.role, mean.mean),
  ]);
  const lines = columns([
    ['', ...(window === null ? [] : [`now: ${window}`]), 'whole run'],
    ...cells,
  ]);
  const beside = Math.max(...lines.map((line) => line.length)) + 2;
  return lines.map((line, i) => {
    const values = i === 0 ? [] : rows[i - 1]!.mean.curve;
    if (values.length < 2 || width - beside < LEAST_MARKS) return line;
    const share = metricValue(rows[i - 1]!.mean.role, 0).includes('%');
    const fitted = thinned(values, width - beside);
    return `${line.padEnd(beside)}${share ? sparkline(fitted, [0, 1]) : sparkline(fitted)}`;
  });
}

/** Lengths that are not of answers alone are called what they are. */
const nameOf = ({ role, key }: LoggedMean, name: string): string =>
  role === 'length' && lengthUnit(key) !== 'tokens' ? `Length, ${lengthUnit(key)}` : name;

/** The share of live groups, as logged or 1 less that of the others; where that may be of a batch, none. */
function liveMean(logged: Report['logged']): LoggedMean | undefined {
  const [live, dead] = [loggedMean(logged, 'live'), loggedMean(logged, 'dead')];
  if (live !== undefined || dead === undefined || logged.deadOfBatch) return live;
  return {
    ...dead,
    role: 'live',
    mean: 1 - dead.mean,
    now: dead.now === null ? null : 1 - dead.now,
    curve: dead.curve.map((x) => 1 - x),
  };
}

/** At most so many means of neighbours. */
function thinned(values: readonly number[], most: number): number[] {
  const n = Math.min(values.length, most);
  const at = (k: number): number => Math.round((k * values.length) / n);
  return Array.from({ length: n }, (_, k) => {
    const part = values.slice(at(k), at(k + 1));
    return part.reduce((sum, x) => sum + x, 0) / part.length;
  });
}
