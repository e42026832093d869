import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  wilson,
} from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { leftOut, number } from '../parts/wording.ts';

/** What {@link calibrationFigure} shows; columns of equal length [tasks]. */
export interface CalibrationFigureOptions {
  /** Pass rate that was predicted before the attempts, in [0, 1]; NaN where there was none. */
  readonly predicted: ArrayLike<number>;
  /** Attempts that succeeded. */
  readonly successes: ArrayLike<number>;
  /** Attempts made. Default: one each. */
  readonly attempts?: ArrayLike<number>;
  /** Groups of tasks, 1 to 100. Default 10. */
  readonly bins?: number;
}

interface Row {
  readonly predicted: number;
  readonly k: number;
  readonly n: number;
}

const level = 0.95;

/** Tasks in the order of their prediction, in groups of about equal size; equal predictions stay together. */
function binsOf(rows: readonly Row[], bins: number): Row[][] {
  const made: Row[][] = [];
  rows.forEach((row, i) => {
    const bin = made.at(-1);
    const due = i >= (made.length * rows.length) / bins;
    if (!bin || (due && row.predicted !== bin.at(-1)!.predicted)) made.push([row]);
    else bin.push(row);
  });
  return made;
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * Is the difficulty estimate honest: share of successes against the pass rate that was predicted,
 * in groups of tasks with like predictions, on logit axes so that 1 % and 2 % are told apart.
 *
 * On the diagonal a prediction of 30 % succeeds in 30 % of the attempts. Below it the estimate is
 * too hopeful, above it too dark; an S across it means predictions that are too bold. Predict before
 * the attempts, or the estimate is graded with its own data.
 *
 * A group's share is Σk/Σn with Wilson's interval, which is a little too wide for tasks that differ.
 *
 * @param data predictions, successes, attempts and number of groups.
 * @returns a figure.
 * @throws {DomainError} columns of different length, a prediction outside [0, 1], counts that are
 *   not integers with 0 ≤ successes ≤ attempts, groups outside 1 to 100, or no task with a
 *   prediction and attempts.
 *
 * @see Wilson (1927), doi:10.1080/01621459.1927.10502953; Naeini et al. (2015), AAAI (the mean gap)
 *
 * @example
 * ```ts
 * const figure = calibrationFigure({
 *   predicted: [0.2, 0.2, 0.8, 0.8],
 *   successes: [2, 1, 9, 8],
 *   attempts: [10, 10, 10, 10],
 *   bins: 2,
 * });
 * figure.findings[0].text; // => 'Predicted 0.5 on average, observed 0.5'
 * figure.findings[1].text; // => '2 of 2 groups have the prediction within their interval; the mean gap is 0.05'
 * ```
 */
export function calibrationFigure(data: CalibrationFigureOptions): Figure {
  const fn = 'calibrationFigure';
  checkShape(fn, 'data', data, {
    predicted: 'numbers',
    successes: 'numbers',
    'attempts?': 'numbers',
    'bins?': 'number',
  });
  const { predicted, successes, attempts, bins = 10 } = data;
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= 100))
    throw new DomainError(fn, 'bins', 'an integer from 1 to 100', bins);
  for (const [name, column] of Object.entries({ successes, attempts }))
    if (column && column.length !== predicted.length)
      throw new DomainError(fn, name, `of length ${predicted.length}`, column.length);
  const rows: Row[] = [];
  for (let i = 0; i < predicted.length; i++) {
    const [p, k, n] = [predicted[i]!, successes[i]!, attempts?.[i] ?? 1];
    if (p < 0 || p > 1) throw new DomainError(fn, `predicted[${i}]`, 'in [0, 1]', p);
    if (Number.isNaN(p + k + n) || n === 0) continue;
    if (!(Number.isInteger(n) && n > 0))
      throw new DomainError(fn, `attempts[${i}]`, 'an integer ≥ 0', n);
    if (!(Number.isInteger(k) && k >= 0 && k <= n))
      throw new DomainError(fn, `successes[${i}]`, `an integer in [0, ${n}]`, k);
    rows.push({ predicted: p, k, n });
  }
  if (rows.length === 0)
    throw new DomainError(fn, 'predicted', 'with a task that was predicted and attempted', 'none');
  rows.sort((a, b) => a.predicted - b.predicted);

  const total = (of: readonly Row[], f: (row: Row) => number) =>
    of.reduce((sum, row) => sum + f(row), 0);
  const weight = total(rows, ({ n }) => n);
  const groups = binsOf(rows, bins).map((of) => {
    const n = total(of, (row) => row.n);
    const mean = total(of, (row) => row.n * row.predicted) / n;
    const { value, lower, upper } = wilson(
      total(of, ({ k }) => k),
      n,
      { level },
    );
    // sums of equal predictions may round
    const [least, greatest] = [of[0]!.predicted, of.at(-1)!.predicted];
    const at = Math.min(Math.max(mean, least), greatest);
    return { at, value, lower, upper, n, tasks: of.length };
  });
  const inside = groups.filter(({ at, lower, upper }) => at >= lower && at <= upper).length;
  const [expected, observed] = [
    total(rows, ({ n, predicted: p }) => n * p) / weight,
    total(rows, ({ k }) => k) / weight,
  ];
  const gap = groups.reduce((sum, { at, value, n }) => sum + n * Math.abs(at - value), 0) / weight;
  const findings: FigureFinding[] = [
    {
      text: `Predicted ${number(expected)} on average, observed ${number(observed)}`,
      numbers: { expected, observed },
    },
    {
      text: `${formatCount(inside)} of ${formatCount(groups.length)} ${groups.length === 1 ? 'group has' : 'groups have'} the prediction within ${groups.length === 1 ? 'its' : 'their'} interval; the mean gap is ${number(gap)}`,
      numbers: { inside, groups: groups.length, gap },
    },
  ];
  const tails = groups
    .flatMap(({ at, value, lower, upper }) => [at, value, lower, upper].flatMap((p) => [p, 1 - p]))
    .filter((p) => p > 1e-15);
  const tail = Math.max(1e-4, Math.min(0.05, ...tails)) * 0.8;
  const domain = [tail, 1 - tail] as const;
  const column = (field: keyof (typeof groups)[number], label: string) =>
    numberColumn(
      label,
      groups.map((group) => group[field]),
    );
  const layers: FigureLayer[] = [
    {
      mark: 'segment',
      data: 'diagonal',
      x: 'from',
      y: 'from',
      x2: 'to',
      y2: 'to',
      label: 'An honest estimate',
      style: { role: 'muted', dash: 'dashed', width: 1.5 },
    },
    {
      mark: 'segment',
      data: 'groups',
      x: 'predicted',
      x2: 'predicted',
      y: 'lower',
      y2: 'upper',
      label: '95 % interval',
      meaning: { kind: 'interval', level, of: 'share of successes', method: 'wilson' },
      style: { role: 'series-1', width: 2.5, opacity: 0.5 },
    },
    {
      mark: 'point',
      data: 'groups',
      x: 'predicted',
      y: 'observed',
      label: 'Tasks predicted alike',
      style: { role: 'series-1', size: 4.5 },
    },
  ];
  return finishFigure({
    id: 'calibration',
    title: 'Is the difficulty estimate honest',
    subtitle: findings.map(({ text }) => text).join('. '),
    findings,
    caption: [
      'Honest in groups is not sharp: one prediction for all tasks, their mean, lies on the diagonal too.',
      ...leftOut('Tasks without a prediction or attempts', predicted.length - rows.length),
    ],
    data: {
      groups: {
        predicted: column('at', 'predicted'),
        observed: column('value', 'observed'),
        lower: column('lower', 'lower'),
        upper: column('upper', 'upper'),
        tasks: column('tasks', 'tasks'),
        attempts: column('n', 'attempts'),
      },
      diagonal: { from: numberColumn('from', [tail]), to: numberColumn('to', [1 - tail]) },
    },
    scales: {
      x: { type: 'logit', domain, label: 'pass rate predicted, logit axis', format: 'probability' },
      y: {
        type: 'logit',
        domain,
        label: 'share of attempts that succeeded, logit axis',
        format: 'probability',
      },
    },
    layers,
    size: { width: 560, height: 460 },
  });
}
