import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatPercent,
} from '@bits-per-sample/core';
import { checkNumbers } from '../parts/checkNumbers.ts';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { number, place } from '../parts/wording.ts';

/** Pass rates over rollouts with intervals; columns of equal length, rollouts ascending. */
export interface PassRateCourse {
  /** Rollouts, > 0. */
  readonly rollouts: ArrayLike<number>;
  /** Pass rate, in [0, 1]; of what is to come the median. */
  readonly passRate: ArrayLike<number>;
  /** Lower end of its interval. */
  readonly lower: ArrayLike<number>;
  /** Upper end of its interval. */
  readonly upper: ArrayLike<number>;
}

/** What {@link forecastFigure} shows. */
export interface ForecastFigureOptions {
  /** What was seen: blocks of steps, or evaluations. */
  readonly seen: PassRateCourse;
  /** What is forecast, from the rollouts so far on; at least two places. */
  readonly ahead: PassRateCourse;
  /** Pass rates to be reached, in (0, 1), at most 6. */
  readonly targets?: ArrayLike<number>;
  /** What it is the pass rate of. Default `pass rate`. */
  readonly quantity?: string;
  /** Nominal coverage of the intervals. Default 0.8. */
  readonly level?: number;
}

const course = {
  rollouts: 'numbers',
  passRate: 'numbers',
  lower: 'numbers',
  upper: 'numbers',
} as const;

/** Rows of a course that have a place and a pass rate. */
function rowsOf(name: 'seen' | 'ahead', { rollouts, passRate, lower, upper }: PassRateCourse) {
  const fn = 'forecastFigure';
  const of = (field: string): string => `${name}.${field}`;
  checkNumbers(
    fn,
    {
      [of('rollouts')]: rollouts,
      [of('passRate')]: passRate,
      [of('lower')]: lower,
      [of('upper')]: upper,
    },
    rollouts.length,
  );
  const rows = Array.from(rollouts, (n, i) => ({
    rollouts: n,
    passRate: passRate[i]!,
    lower: lower[i]!,
    upper: upper[i]!,
  })).filter((row) => row.rollouts > 0 && !Number.isNaN(row.passRate));
  rows.forEach((row, i) => {
    if (!(row.rollouts > (rows[i - 1]?.rollouts ?? 0)))
      throw new DomainError(fn, of('rollouts'), 'ascending', row.rollouts);
    const { lower: low, passRate: p, upper: high } = row;
    if (!(low >= 0 && low <= p && p <= high && high <= 1))
      throw new DomainError(
        fn,
        of('passRate'),
        'in its interval in [0, 1]',
        `${p} in ${low} to ${high}`,
      );
  });
  return rows;
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * A run's pass rate as it was seen, and as it may go on: median and interval up to where forecasts were tested.
 *
 * The points are the run. The band is where 8 of 10 such runs went while reward, prompts and learning rate stayed;
 * what a run gains comes slower and slower, so the axis counts rollouts in factors. A target that lies above the
 * band is hardly reached; one inside it may or may not be.
 *
 * @param data what was seen, what is ahead, and targets.
 * @returns a figure.
 * @throws {DomainError} columns of different length, rollouts that do not ascend, a pass rate outside its interval or
 *   [0, 1], fewer than two places ahead, more than 6 targets or one outside (0, 1).
 *
 * @see {@link @bits-per-sample/forecast!forecastPassRate | forecastPassRate}
 *
 * @example
 * ```ts
 * const seen = { rollouts: [500, 1000], passRate: [0.2, 0.3], lower: [0.18, 0.28], upper: [0.22, 0.32] };
 * const ahead = { rollouts: [1000, 4000], passRate: [0.3, 0.45], lower: [0.28, 0.35], upper: [0.32, 0.55] };
 * const figure = forecastFigure({ seen, ahead });
 * figure.findings[0].text; // => 'With 4,000 rollouts, 4 times those so far, a pass rate of 45 % (35 % to 55 %) is forecast'
 * ```
 */
export function forecastFigure(data: ForecastFigureOptions): Figure {
  const fn = 'forecastFigure';
  checkShape(fn, 'data', data, {
    seen: course,
    ahead: course,
    'targets?': 'numbers',
    'quantity?': 'text',
    'level?': 'level',
  });
  const { quantity = 'pass rate', level = 0.8 } = data;
  const targets = Array.from(data.targets ?? []);
  if (targets.length > 6 || targets.some((target) => !(target > 0 && target < 1)))
    throw new DomainError(fn, 'targets', 'at most 6 numbers in (0, 1)', targets.join(', '));
  const [seen, ahead] = [rowsOf('seen', data.seen), rowsOf('ahead', data.ahead)];
  if (ahead.length < 2) throw new DomainError(fn, 'ahead', 'two places or more', ahead.length);
  const [now, last] = [ahead[0]!, ahead.at(-1)!];
  const findings: FigureFinding[] = [
    {
      text: `With ${place(last.rollouts)} rollouts, ${number(last.rollouts / now.rollouts)} times those so far, a pass rate of ${formatPercent(last.passRate)} (${formatPercent(last.lower)} to ${formatPercent(last.upper)}) is forecast`,
      numbers: {
        rollouts: last.rollouts,
        times: last.rollouts / now.rollouts,
        passRate: last.passRate,
        lower: last.lower,
        upper: last.upper,
      },
    },
    ...targets.map((target): FigureFinding => {
      const where =
        target <= now.passRate
          ? 'lies below the forecast of now'
          : target > last.upper
            ? 'lies above the range'
            : target > last.passRate
              ? 'lies in the upper half of the range'
              : 'lies below the median at its end';
      return { text: `A pass rate of ${formatPercent(target)} ${where}`, numbers: { target } };
    }),
  ];
  const columns = (rows: typeof seen, middle: string) => ({
    rollouts: numberColumn(
      'rollouts',
      rows.map((row) => row.rollouts),
    ),
    passRate: numberColumn(
      middle,
      rows.map((row) => row.passRate),
    ),
    lower: numberColumn(
      'lower',
      rows.map((row) => row.lower),
    ),
    upper: numberColumn(
      'upper',
      rows.map((row) => row.upper),
    ),
  });
  const meaning = { kind: 'interval', level, of: quantity } as const;
  const range = `${formatPercent(level)} range`;
  const shown = [...seen, ...ahead];
  const tops = [...shown.map(({ upper }) => upper), ...targets];
  const lows = [...shown.map(({ lower }) => lower), ...targets];
  const [bottom, top] = [
    lows.reduce((a, b) => Math.min(a, b)),
    tops.reduce((a, b) => Math.max(a, b)),
  ];
  const pad = 0.06 * (top - bottom || 0.1);
  const layers: FigureLayer[] = [
    {
      mark: 'band',
      data: 'ahead',
      x: 'rollouts',
      y: 'lower',
      y2: 'upper',
      label: `Forecast, ${range}`,
      style: { role: 'series-2', opacity: 0.22 },
      meaning: { ...meaning, method: 'local trend' },
    },
    {
      mark: 'rule',
      x: { datum: now.rollouts },
      label: `Now: ${place(now.rollouts)} rollouts`,
      style: { role: 'muted', dash: 'dashed', width: 1.25 },
    },
    ...targets.map(
      (target): FigureLayer => ({
        mark: 'rule',
        y: { datum: target },
        label: `Target: ${formatPercent(target)}`,
        style: { role: 'fg', dash: 'dotted', width: 1.75 },
      }),
    ),
    {
      mark: 'line',
      data: 'ahead',
      x: 'rollouts',
      y: 'passRate',
      label: 'Forecast, median',
      style: { role: 'series-2', width: 2.5 },
    },
    ...(seen.length === 0
      ? []
      : ([
          {
            mark: 'segment',
            data: 'seen',
            x: 'rollouts',
            y: 'lower',
            x2: 'rollouts',
            y2: 'upper',
            style: { role: 'series-1', opacity: 0.45, width: 2 },
            meaning: { ...meaning, method: 'of chance alone' },
          },
          {
            mark: 'point',
            data: 'seen',
            x: 'rollouts',
            y: 'passRate',
            label: 'Seen',
            style: { role: 'series-1', size: 3.5 },
          },
        ] satisfies FigureLayer[])),
  ];
  return finishFigure({
    id: 'forecast',
    title: 'The pass rate, seen and ahead',
    subtitle: findings[0]!.text,
    findings,
    caption: [
      `Points: the run as it was seen, with ${range}s of chance alone. Band: where a run goes on while reward, prompts and learning rate stay. It does not foresee a sudden rise, and nothing is told beyond its end.`,
    ],
    data: {
      ahead: columns(ahead, 'median'),
      ...(seen.length > 0 && { seen: columns(seen, quantity) }),
    },
    scales: {
      x: {
        type: 'log',
        domain: [(seen[0] ?? now).rollouts / 1.15, last.rollouts],
        label: 'rollouts',
        format: 'si',
      },
      y: {
        type: 'linear',
        domain: [Math.max(0, bottom - pad), Math.min(1, top + pad)],
        label: quantity,
        format: 'percent',
      },
    },
    layers,
  });
}
