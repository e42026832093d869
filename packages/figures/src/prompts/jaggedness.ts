import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
} from '@bits-per-sample/core';
import { numberColumn, textColumn } from '../build/columns.ts';
import { finishFigure } from '../build/finishFigure.ts';
import { boundsOf, intervalName, type Measured, meaningOf } from '../build/measured.ts';
import { count, leftOut, number } from '../build/prints.ts';

/** Categories and their spread, as `jaggedness` and `gainJaggedness` of the capability package return them. */
export interface JaggednessData {
  /** One entry per category. */
  readonly categories: readonly {
    /** Its name. */
    readonly name: string;
    /** Prompts in it. */
    readonly prompts?: number;
    /** Its pass rate, or its gain. */
    readonly mean: Measured;
  }[];
  /** Standard deviation of the true means, beyond noise. */
  readonly spread?: Measured;
  /** What the data allow to say. */
  readonly verdict?: string;
  /** Mean gain over categories: given, the means are gains and are compared with 0. */
  readonly meanGain?: Measured;
}

const most = 40;

/**
 * Where ability is uneven: pass rate of each category with its interval, sorted, against the mean
 * of all. Or, from gains, where training helped.
 *
 * Categories always look uneven, because each is measured with noise. What counts is how many
 * intervals leave the rule out, and whether the spread beyond noise is certified.
 *
 * @param data categories, and what is known of their spread.
 * @returns a figure; of more than 40 categories the 20 lowest and the 20 highest are drawn.
 * @throws {DomainError} no category with a value, names that are not different, or an infinite
 *   value.
 *
 * @example
 * ```ts
 * const at = (value: number) => ({ value, lower: value - 0.1, upper: value + 0.1, level: 0.95 });
 * const figure = jaggedness({
 *   categories: [
 *     { name: 'sort', mean: at(0.7) },
 *     { name: 'algebra', mean: at(0.2) },
 *     { name: 'lists', mean: at(0.55) },
 *   ],
 * });
 * figure.findings[0].text; // => 'From 0.2 in algebra to 0.7 in sort; the mean of 3 categories is 0.483'
 * figure.findings[1].text; // => '2 of 3 intervals leave out the mean'
 * ```
 */
export function jaggedness({ categories, spread, verdict, meanGain }: JaggednessData): Figure {
  const fn = 'jaggedness';
  const all = categories.map(({ name, prompts, mean }, i) => ({
    ...{ name, prompts, measured: mean },
    ...boundsOf(fn, `categories[${i}].mean`, mean),
  }));
  const known = all.filter(({ value }) => !Number.isNaN(value)).sort((a, b) => b.value - a.value);
  if (known.length === 0) throw new DomainError(fn, 'categories', 'with a value', 'none');
  if (new Set(known.map(({ name }) => name)).size < known.length)
    throw new DomainError(fn, 'categories', 'of different names', known.length);
  const isGain = meanGain !== undefined;
  const centre = known.reduce((sum, { value }) => sum + value / known.length, 0);
  const average = isGain && Number.isFinite(meanGain.value) ? meanGain.value : centre;
  const mean = isGain ? 0 : centre;
  const [high, low] = [known[0]!, known.at(-1)!];
  const bounded = known.filter(({ lower }) => !Number.isNaN(lower));
  const out = bounded.filter(({ lower, upper }) => lower > mean || upper < mean).length;
  const what = isGain ? 'gain' : 'pass rate';
  const of = `the mean of ${count(known.length)} ${known.length === 1 ? 'category' : 'categories'} is`;
  const findings: FigureFinding[] = [
    {
      text: `From ${number(low.value)} in ${low.name} to ${number(high.value)} in ${high.name}; ${of} ${number(average)}`,
      numbers: { low: low.value, high: high.value, categories: known.length, mean: average },
    },
  ];
  if (bounded.length > 0)
    findings.push({
      text: `${count(out)} of ${count(bounded.length)} intervals ${out === 1 ? 'leaves' : 'leave'} out ${isGain ? '0' : 'the mean'}`,
      numbers: { out, intervals: bounded.length, ...(isGain && { zero: 0 }) },
    });
  if (spread && !Number.isNaN(spread.value)) {
    const { lower, upper } = boundsOf(fn, 'spread', spread);
    const certain = !Number.isNaN(lower);
    findings.push({
      text: `Beyond noise the true ${what}s spread by ${number(spread.value)}${certain ? ` (${number(lower)} to ${number(upper)})` : ''}, as a standard deviation${verdict === undefined ? '' : `: ${verdict}`}`,
      numbers: { spread: spread.value, ...(certain && { lower, upper }) },
    });
  }

  const rows =
    known.length <= most ? known : [...known.slice(0, most / 2), ...known.slice(-most / 2)];
  const meaning = meaningOf(
    `${what} of a category`,
    known.map(({ measured }) => measured),
  );
  const values = rows
    .flatMap(({ value, lower, upper }) => [value, lower, upper])
    .filter((v) => !Number.isNaN(v));
  const [from, to] = [Math.min(mean, ...values), Math.max(mean, ...values)];
  const pad = 0.04 * (to - from || 1);
  const y = 'category';
  const layers: FigureLayer[] = [
    {
      ...{ mark: 'rule', x: { datum: mean }, label: isGain ? 'No gain' : `Mean: ${number(mean)}` },
      style: { role: 'muted', dash: 'dashed', width: 1.5 },
    },
    ...(bounded.length > 0
      ? [
          {
            ...{ mark: 'segment', data: 'intervals', x: 'lower', x2: 'upper', y, y2: y },
            ...{ label: intervalName(meaning), ...(meaning && { meaning }) },
            style: { role: 'series-1', width: 2.5, opacity: 0.5 },
          } satisfies FigureLayer,
        ]
      : []),
    {
      ...{ mark: 'point', data: 'categories', x: 'mean', y },
      style: { role: 'series-1', size: 4.5 },
    },
  ];
  const isRate = !isGain && from >= 0 && to <= 1;
  const sure = rows.filter(({ lower }) => !Number.isNaN(lower));
  const column = (among: typeof rows, field: 'value' | 'lower' | 'upper', label: string) =>
    numberColumn(
      label,
      among.map((row) => row[field]),
    );
  return finishFigure({
    ...{ id: 'jaggedness', title: isGain ? 'Where training helped' : 'Where ability is uneven' },
    ...{ subtitle: findings[0]!.text, findings },
    caption: [
      'Each interval is for its category alone: of many, some leave the rule out by luck, and a sorted list looks uneven even where nothing is.',
      ...(rows.length < known.length
        ? [
            `Of ${count(known.length)} categories the ${count(most / 2)} highest and the ${count(most / 2)} lowest are drawn.`,
          ]
        : []),
      ...leftOut('Categories without a value', all.length - known.length),
      ...leftOut('Intervals unknown', known.length - bounded.length),
    ],
    data: {
      categories: {
        category: textColumn(
          'category',
          rows.map(({ name }) => name),
        ),
        mean: column(rows, 'value', what),
        ...(rows.every(({ prompts }) => prompts !== undefined) && {
          prompts: numberColumn(
            'prompts',
            rows.map(({ prompts }) => prompts!),
          ),
        }),
      },
      ...(sure.length > 0 && {
        intervals: {
          category: textColumn(
            'category',
            sure.map(({ name }) => name),
          ),
          ...{ lower: column(sure, 'lower', 'lower'), upper: column(sure, 'upper', 'upper') },
        },
      }),
    },
    scales: {
      x: {
        ...{ type: 'linear', label: what, format: 'number' },
        domain: isRate ? [0, 1] : [from - pad, to + pad],
      },
      y: {
        type: 'band',
        domain: rows.map(({ name }) => name),
        label: 'category',
        format: 'number',
      },
    },
    layers,
    size: { width: 680, height: 100 + 22 * rows.length },
  });
}
