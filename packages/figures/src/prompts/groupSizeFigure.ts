import {
  checkArray,
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  type FigureZone,
  formatCount,
  formatValue,
  type PassCounts,
} from '@bits-per-sample/core';
import type { SuitableGroupSizesOptions } from '@bits-per-sample/info';
import {
  type GroupVariance,
  groupVariancePerCost,
  optimalGroupSize,
} from '@bits-per-sample/variance';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { inName } from '../parts/inName.ts';
import { number } from '../parts/wording.ts';
import { groupSizeFindings } from './groupSizeFindings.ts';
import { type GroupSizeRows, groupSizeRows } from './groupSizeRows.ts';

/** What {@link groupSizeFigure} shows. */
export interface GroupSizeFigureOptions
  extends PassCounts,
    Pick<SuitableGroupSizesOptions, 'prompts' | 'candidates' | 'keep'> {
  /** Gradient variance between and within prompts and cost per prompt, where they are known. */
  readonly variance?: GroupVariance | undefined;
}

/** A point of one panel. */
interface Row {
  readonly panel: string;
  readonly size: number;
  readonly value: number;
  readonly lower?: number;
  readonly upper?: number;
}

const panels = {
  rollouts: 'Rollouts per live group',
  kept: 'Share of the bits that arrive',
  cost: 'Gradient variance × cost',
} as const;

// long: one picture from its numbers to its words, read from top to bottom
/**
 * What each group size would give on prompts like these: rollouts generated per live group, share
 * of the mean H(p) that arrives through live groups, and, where gradient variance is known, variance
 * times cost relative to the best. Marked are the smallest size at which enough of the bits arrive,
 * and the sizes that the counts cannot tell from it.
 *
 * Small groups often come back all alike; large ones spend the budget on few prompts. The first two
 * panels hold for any spread of pass rates and count information; how much two prompts differ, which
 * argues for smaller groups, only the third knows. A size whose live share groups as short as these
 * cannot tell to ±0.1 is left out of the first panel.
 *
 * @param data successes and attempts, one entry per group; `prompts`, the prompt of each group;
 *   `candidates`, default 2, 4, 8, 16, 32, 64; `keep`, default 0.8; `variance`.
 * @returns a figure.
 * @throws {DomainError} counts that are none or have no group with both outcomes, prompts of
 *   another length, fewer than 2 or more than 40 different candidates, one that is no integer in
 *   [2, 65536], keep outside [0, 1], or a negative variance.
 *
 * @see `suitableGroupSizes` of `@bits-per-sample/info`, {@link groupVariancePerCost}
 *
 * @example
 * ```ts
 * const successes = Array.from({ length: 300 }, (_, i) => i % 9);
 * const figure = groupSizeFigure({ successes, attempts: successes.map(() => 8) });
 * figure.findings[0].numbers.groupSize; // => 8
 * ```
 */
export function groupSizeFigure(data: GroupSizeFigureOptions): Figure {
  const fn = 'groupSizeFigure';
  checkShape(fn, 'data', data, {
    successes: 'numbers',
    attempts: 'numbers',
    'variance?': { betweenVariance: 'number', withinVariance: 'number', 'promptCost?': 'number' },
    'candidates?': 'numbers',
    'keep?': 'number',
  });
  const { prompts, variance, candidates = [2, 4, 8, 16, 32, 64], keep = 0.8 } = data;
  if (prompts !== undefined) checkArray(fn, 'prompts', prompts);
  const sizes = [...new Set(candidates)].sort((a, b) => a - b);
  if (sizes.length < 2 || sizes.length > 40)
    throw new DomainError(fn, 'candidates', '2 to 40 different group sizes', sizes.length);
  const told = inName(fn, () => groupSizeRows(data, { candidates: sizes, keep, prompts }));
  if (!(told.bits.value > 0))
    throw new DomainError(fn, 'successes', 'with a group that has both outcomes', 'none');

  const cost = variance && costOf(fn, sizes, variance, told.groupSize);
  const rows: readonly Row[] = [
    ...told.rows.flatMap(({ groupSize: size, rollouts }) =>
      rollouts ? [{ panel: panels.rollouts, size, ...rollouts }] : [],
    ),
    ...told.rows.map(({ groupSize: size, kept }) => ({ panel: panels.kept, size, ...kept })),
    ...(cost?.rows ?? []),
  ];
  const shown = Object.values(panels).filter((name) => rows.some(({ panel }) => panel === name));
  const findings = [...groupSizeFindings(told, keep), ...(cost ? [cost.finding] : [])];
  const unknown = told.rows.filter((row) => row.live === undefined).map((row) => row.groupSize);
  const chosen = rows.filter(({ size }) => size === told.groupSize);
  const [least, most] = [sizes[0]!, sizes.at(-1)!];
  return finishFigure({
    id: 'group-size',
    title: 'How large a group should be',
    subtitle: findings[0]!.text,
    caption: [
      `Bars: 95 % intervals for prompts like these ${formatCount(told.bits.n)}, whatever the spread of their pass rates; those of the share of the bits hold for its distance from ${formatValue(keep, 'percent')}.`,
      ...(prompts === undefined ? ['Each group is taken for a prompt of its own.'] : []),
      variance === undefined
        ? 'Bits are an upper bound and say nothing about how much prompts differ, which argues for no larger groups than this.'
        : 'Bits are an upper bound; variance × cost is relative to the best candidate. Neither knows what the optimiser makes of it.',
      ...(unknown.length > 0
        ? [
            `For G = ${unknown.join(', ')} these counts do not tell how many groups would be live: not shown.`,
          ]
        : []),
    ],
    findings,
    data: {
      sizes: columns(rows),
      intervals: columns(rows.filter(({ lower }) => lower !== undefined)),
      ...(chosen.length > 0 && { enough: columns(chosen) }),
      keep: {
        panel: textColumn('quantity', [panels.kept]),
        keep: numberColumn('share to keep', [keep]),
      },
    },
    scales: {
      x: {
        type: 'log',
        domain: [least / 1.15, most * 1.15],
        ticks: sizes.length <= 7 ? sizes : powersOfTwo(least, most),
        label: 'rollouts per group, G',
        format: 'number',
      },
      // each panel names its own quantity
      y: { type: 'linear', label: '', format: 'number' },
    },
    layers: layersOf(told, keep),
    zones: zoneOf(told, most),
    facet: { field: 'panel', domain: shown, columns: shown.length, share: 'x' },
    size: { width: Math.max(480, 240 * shown.length), height: 300 },
  });
}

const columns = (rows: readonly Row[]) => ({
  panel: textColumn(
    'quantity',
    rows.map((row) => row.panel),
  ),
  group_size: numberColumn(
    'rollouts per group, G',
    rows.map((row) => row.size),
  ),
  value: numberColumn(
    'value',
    rows.map((row) => row.value),
  ),
  lower: numberColumn(
    'lower',
    rows.map((row) => row.lower ?? null),
  ),
  upper: numberColumn(
    'upper',
    rows.map((row) => row.upper ?? null),
  ),
});

/** Gradient variance for the cost, relative to the best size. */
function costOf(fn: string, sizes: readonly number[], variance: GroupVariance, chosen: number) {
  const costs = inName(fn, () =>
    sizes.map((size) => ({ size, cost: groupVariancePerCost(size, variance) })),
  );
  const best = costs.reduce((a, b) => (b.cost < a.cost ? b : a));
  const optimum = optimalGroupSize(variance);
  if (!(best.cost > 0 && optimum >= 1))
    throw new DomainError(fn, 'variance', 'with a positive one', best.cost);
  const rows: Row[] = costs.map(({ size, cost }) => ({
    panel: panels.cost,
    size,
    value: cost / best.cost,
  }));
  const finding: FigureFinding = {
    text: `The least gradient variance for the cost has ${best.size === chosen ? 'the same size' : `a group of ${best.size}`}${optimum === Infinity ? '; as all prompts agree, the larger the better' : `, next to the optimum of ${number(optimum)}`}`,
    numbers: { groupSize: best.size, ...(optimum < Infinity && { optimum }) },
  };
  return { rows, finding };
}

function layersOf({ groupSize }: GroupSizeRows, keep: number): readonly FigureLayer[] {
  const at = { x: 'group_size', y: 'value' } as const;
  const estimate: FigureLayer = {
    mark: 'rule',
    x: { datum: groupSize },
    label: `Estimate: G = ${groupSize}`,
    style: { role: 'series-2', width: 2, dash: 'dashed' },
  };
  const wanted: FigureLayer = {
    mark: 'rule',
    data: 'keep',
    y: 'keep',
    label: `Wanted: ${formatValue(keep, 'percent')} of the bits`,
    style: { role: 'muted', dash: 'dotted', width: 1.5 },
  };
  const intervals: FigureLayer = {
    mark: 'segment',
    data: 'intervals',
    x: 'group_size',
    x2: 'group_size',
    y: 'lower',
    y2: 'upper',
    label: '95 % interval',
    meaning: {
      kind: 'interval',
      level: 0.95,
      of: 'prompts like these',
      method: 'count weights, any population',
    },
    style: { role: 'series-1', width: 2.5, opacity: 0.5 },
  };
  const series: readonly FigureLayer[] = [
    wanted,
    intervals,
    { mark: 'line', data: 'sizes', ...at, style: { role: 'series-1', width: 2.5 } },
    { mark: 'point', data: 'sizes', ...at, style: { role: 'series-1', size: 4 } },
  ];
  if (Number.isNaN(groupSize)) return series;
  const style = { role: 'series-2', size: 6, symbol: 'diamond' } as const;
  return [estimate, ...series, { mark: 'point', data: 'enough', ...at, style }];
}

/** The sizes that cannot be told apart, where there is more than one. */
function zoneOf({ smallest, largest }: GroupSizeRows, most: number): readonly FigureZone[] {
  const to = Number.isNaN(largest) ? most : largest;
  if (!(smallest < to)) return [];
  const label = 'As good as these counts can tell';
  return [{ axis: 'x', from: smallest, to, label, role: 'neutral' }];
}

function powersOfTwo(from: number, to: number): readonly number[] {
  const count = Math.floor(Math.log2(to)) - Math.ceil(Math.log2(from)) + 1;
  const every = Math.max(1, Math.ceil(count / 7));
  return Array.from({ length: count }, (_, i) => 2 ** (Math.ceil(Math.log2(from)) + i)).filter(
    (_, i) => i % every === 0,
  );
}
