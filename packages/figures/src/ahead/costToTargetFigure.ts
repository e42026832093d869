import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  formatPercent,
  formatValue,
} from '@bits-per-sample/core';
import { checkNumbers } from '../parts/checkNumbers.ts';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';

/** What {@link costToTargetFigure} shows; columns of equal length [targets]. */
export interface CostToTargetFigureOptions {
  /** Pass rates to be reached, in (0, 1), ascending. */
  readonly target: ArrayLike<number>;
  /** What it costs from here to get there: the median, > 0. */
  readonly cost: ArrayLike<number>;
  /** Lower end of its interval. */
  readonly lower: ArrayLike<number>;
  /** Upper end; NaN where the interval ends beyond `furthest`. */
  readonly upper: ArrayLike<number>;
  /** Cost up to which anything is told. */
  readonly furthest: number;
  /** What it is counted in: `rollouts` (default), `FLOPs`, a currency. */
  readonly unit?: string;
  /** The first pass rate that is less likely reached by then than not, in (0, 1). */
  readonly unlikely?: number;
  /** Nominal coverage of the intervals. Default 0.8. */
  readonly level?: number;
}

/** Rows in a picture, more than a ladder of whole percents has. */
const most = 100;

const amount = (value: number): string => formatValue(value, 'si');

function rowsOf({ target, cost, lower, upper, furthest }: CostToTargetFigureOptions) {
  const fn = 'costToTargetFigure';
  checkNumbers(fn, { target, cost, lower }, target.length);
  checkNumbers(fn, { upper }, target.length);
  if (!(furthest > 0 && furthest < Infinity))
    throw new DomainError(fn, 'furthest', 'positive and finite', furthest);
  if (!(target.length >= 1 && target.length <= most))
    throw new DomainError(fn, 'target', `of 1 to ${most} numbers`, target.length);
  return Array.from(target, (p, i) => {
    if (!(p > 0 && p < 1 && p > (target[i - 1] ?? 0)))
      throw new DomainError(fn, 'target', 'ascending, in (0, 1)', p, i);
    const row = { target: p, cost: cost[i]!, lower: lower[i]!, upper: upper[i]! };
    const open = Number.isNaN(row.upper);
    const within = row.lower >= 0 && row.lower <= row.cost && row.cost <= furthest;
    if (!within || !(open || row.cost <= row.upper))
      throw new DomainError(
        fn,
        'cost',
        'in its interval and at most furthest',
        `${row.cost} in ${row.lower} to ${row.upper}`,
      );
    return { ...row, open, end: open ? furthest : Math.min(row.upper, furthest) };
  });
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * What each pass rate costs from here: median and interval, up to where forecasts were tested.
 *
 * What a point of pass rate costs grows from point to point, and so does what is not known of it. An interval that
 * reaches the rule has no upper end: the target may not be reached within what was tested. From the first pass rate
 * that is less likely reached than not there is no cost at all.
 *
 * @param data targets, their costs, and where telling ends.
 * @returns a figure.
 * @throws {DomainError} columns of different length, targets that do not ascend or lie outside (0, 1), a cost outside
 *   its interval or beyond `furthest`.
 *
 * @see {@link @bits-per-sample/forecast!forecastTarget | forecastTarget}
 *
 * @example
 * ```ts
 * const figure = costToTargetFigure({
 *   target: [0.5, 0.6],
 *   cost: [2000, 9000],
 *   lower: [1000, 4000],
 *   upper: [4000, NaN],
 *   furthest: 20_000,
 * });
 * figure.findings[0].text; // => '50 % takes 2 k more rollouts (1 k to 4 k); 60 % takes 9 k (at least 4 k)'
 * ```
 */
export function costToTargetFigure(data: CostToTargetFigureOptions): Figure {
  const fn = 'costToTargetFigure';
  checkShape(fn, 'data', data, {
    target: 'numbers',
    cost: 'numbers',
    lower: 'numbers',
    upper: 'numbers',
    furthest: 'number',
    'unit?': 'text',
    'unlikely?': 'number',
    'level?': 'level',
  });
  const { furthest, unit = 'rollouts', unlikely, level = 0.8 } = data;
  if (unlikely !== undefined && !(unlikely > 0 && unlikely < 1))
    throw new DomainError(fn, 'unlikely', 'in (0, 1)', unlikely);
  const rows = rowsOf(data);
  const openEnds = rows.filter(({ open }) => open).length;
  const said = (row: (typeof rows)[number], what: string): string =>
    `${formatPercent(row.target)} takes ${amount(row.cost)}${what} (${row.open ? `at least ${amount(row.lower)}` : `${amount(row.lower)} to ${amount(row.upper)}`})`;
  const ends = rows.length === 1 ? [rows[0]!] : [rows[0]!, rows.at(-1)!];
  const findings: FigureFinding[] = [
    {
      text: ends.map((row, i) => said(row, i === 0 ? ` more ${unit}` : '')).join('; '),
      numbers: Object.fromEntries(
        ends.flatMap((row, i) =>
          (['target', 'cost', 'lower', ...(row.open ? [] : (['upper'] as const))] as const).map(
            (field) => [`${field}${i + 1}`, row[field]],
          ),
        ),
      ),
    },
    ...(unlikely === undefined
      ? []
      : [
          {
            text: `From ${formatPercent(unlikely)} on a pass rate is less likely reached within ${amount(furthest)} than not, and has no cost here`,
            numbers: { unlikely, furthest },
          },
        ]),
  ];
  const label = `more ${unit}`;
  const column = (name: string, field: 'target' | 'cost' | 'lower' | 'upper' | 'end') =>
    numberColumn(
      name,
      rows.map((row) => row[field]),
    );
  const layers: FigureLayer[] = [
    {
      mark: 'rule',
      y: { datum: furthest },
      label: `Nothing is told beyond ${amount(furthest)}`,
      style: { role: 'muted', dash: 'dashed', width: 1.25 },
    },
    {
      mark: 'segment',
      data: 'costs',
      x: 'target',
      y: 'lower',
      x2: 'target',
      y2: 'end',
      label: `${formatPercent(level)} range`,
      style: { role: 'series-2', opacity: 0.5, width: 4 },
      meaning: { kind: 'interval', level, of: label, method: 'local trend' },
    },
    {
      mark: 'line',
      data: 'costs',
      x: 'target',
      y: 'cost',
      style: { role: 'series-2', width: 1.5 },
    },
    {
      mark: 'point',
      data: 'costs',
      x: 'target',
      y: 'cost',
      label: 'Median',
      style: { role: 'series-2', size: 4 },
    },
  ];
  const [first, last] = [rows[0]!.target, rows.at(-1)!.target];
  const pad = Math.max(0.005, 0.05 * (last - first));
  return finishFigure({
    id: 'cost-to-target',
    title: 'What a pass rate costs from here',
    subtitle: findings[0]!.text,
    findings,
    caption: [
      ...(openEnds === 0
        ? []
        : [
            `Ranges without an upper end, drawn up to the rule: ${formatCount(openEnds)} of ${formatCount(rows.length)}.`,
          ]),
      'Each range is for one target alone, while reward, prompts, learning rate and the length of answers stay. It does not say what another method would cost.',
    ],
    data: {
      costs: {
        target: column('pass rate', 'target'),
        cost: column(`${label}, median`, 'cost'),
        lower: column('lower', 'lower'),
        upper: column('upper', 'upper'),
        end: column('drawn up to', 'end'),
      },
    },
    scales: {
      x: {
        type: 'linear',
        domain: [Math.max(0, first - pad), Math.min(1, last + pad)],
        label: 'pass rate to be reached',
        format: 'percent',
      },
      y: { type: 'linear', domain: [0, 1.05 * furthest], label, format: 'si' },
    },
    layers,
  });
}
