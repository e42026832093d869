import {
  type Figure,
  type FigureData,
  type FigureFinding,
  formatCount,
} from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn } from '../parts/columns.ts';
import { dotPlot, sortDots } from '../parts/dotPlot.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { boundsOf, type Measured } from '../parts/measured.ts';
import { leftOut, number } from '../parts/wording.ts';

/** Categories and their spread, as `jaggedness` and `gainJaggedness` of the capability package return them. */
export interface JaggednessFigureOptions {
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

// long: one picture from its numbers to its words, read from top to bottom
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
 * const figure = jaggednessFigure({
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
export function jaggednessFigure(data: JaggednessFigureOptions): Figure {
  checkShape('jaggednessFigure', 'data', data, {
    categories: [{ name: 'text', 'prompts?': 'number', mean: 'measured' }],
    'spread?': 'measured',
    'verdict?': 'text',
    'meanGain?': 'measured',
  });
  const { categories, spread, verdict, meanGain } = data;
  const isGain = meanGain !== undefined;
  const what = isGain ? 'gain' : 'pass rate';
  const words = {
    fn: 'jaggednessFigure',
    field: 'categories',
    what,
    one: 'category',
    many: 'categories',
  };
  const prompts = new Map(categories.map((row) => [row.name, row.prompts]));
  const known = sortDots(
    categories.map(({ name, mean }) => ({ name, measured: mean })),
    words,
  );
  const centre = known.reduce((sum, { value }) => sum + value / known.length, 0);
  const average = isGain && Number.isFinite(meanGain.value) ? meanGain.value : centre;
  const mean = isGain ? 0 : centre;
  const [high, low] = [known[0]!, known.at(-1)!];
  const bounded = known.filter(({ lower }) => !Number.isNaN(lower));
  const out = bounded.filter(({ lower, upper }) => lower > mean || upper < mean).length;
  const of = `the mean of ${formatCount(known.length)} ${known.length === 1 ? 'category' : 'categories'} is`;
  const findings: FigureFinding[] = [
    {
      text: `From ${number(low.value)} in ${low.name} to ${number(high.value)} in ${high.name}; ${of} ${number(average)}`,
      numbers: { low: low.value, high: high.value, categories: known.length, mean: average },
    },
  ];
  if (bounded.length > 0)
    findings.push({
      text: `${formatCount(out)} of ${formatCount(bounded.length)} intervals ${out === 1 ? 'leaves' : 'leave'} out ${isGain ? '0' : 'the mean'}`,
      numbers: { out, intervals: bounded.length, ...(isGain && { zero: 0 }) },
    });
  if (spread && !Number.isNaN(spread.value)) {
    const { lower, upper } = boundsOf('jaggednessFigure', 'spread', spread);
    const certain = !Number.isNaN(lower);
    findings.push({
      text: `Beyond noise the true ${what}s spread by ${number(spread.value)}${certain ? ` (${number(lower)} to ${number(upper)})` : ''}, as a standard deviation${verdict === undefined ? '' : `: ${verdict}`}`,
      numbers: { spread: spread.value, ...(certain && { lower, upper }) },
    });
  }

  const plot = dotPlot(
    known,
    words,
    { at: mean, label: isGain ? 'No gain' : `Mean: ${number(mean)}` },
    (rows): FigureData =>
      rows.every(({ name }) => prompts.get(name) !== undefined)
        ? {
            prompts: numberColumn(
              'prompts',
              rows.map(({ name }) => prompts.get(name)!),
            ),
          }
        : {},
  );
  const isRate = !isGain && plot.extent[0] >= 0 && plot.extent[1] <= 1;
  return finishFigure({
    id: 'jaggedness',
    title: isGain ? 'Where training helped' : 'Where ability is uneven',
    subtitle: findings[0]!.text,
    findings,
    caption: [
      'Each interval is for its category alone: of many, some leave the rule out by luck, and a sorted list looks uneven even where nothing is.',
      ...plot.remarks,
      ...leftOut('Categories without a value', categories.length - known.length),
    ],
    data: plot.data,
    layers: plot.layers,
    size: plot.size,
    scales: {
      x: { type: 'linear', domain: isRate ? [0, 1] : plot.domain, label: what, format: 'number' },
      y: plot.y,
    },
  });
}
