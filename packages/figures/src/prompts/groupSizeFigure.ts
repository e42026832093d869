import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  formatPercent,
  formatValue,
} from '@bits-per-sample/core';
import {
  type GroupSizeOptions,
  type PassRateMixture,
  recommendedGroupSize,
} from '@bits-per-sample/info';
import { describeFigure } from '@bits-per-sample/plot';
import {
  type GroupVariance,
  groupVariancePerCost,
  optimalGroupSize,
} from '@bits-per-sample/variance';
import { checkShape } from '../parts/checkShape.ts';
import { inName } from '../parts/inName.ts';
import { number } from '../parts/wording.ts';

/** What {@link groupSizeFigure} shows. */
export interface GroupSizeFigureOptions extends GroupSizeOptions {
  /** Spread of pass rates over prompts, from `passRateMixture`. */
  readonly mixture: PassRateMixture;
  /** Gradient variance between and within prompts and cost per prompt, where they are known. */
  readonly variance?: GroupVariance;
}

const panels = {
  rollouts: 'Rollouts per live group',
  kept: 'Share of the bits that arrive',
  cost: 'Gradient variance × cost',
} as const;

// long: one picture from its numbers to its words, read from top to bottom
/**
 * What each group size would give on a set of prompts: rollouts generated per live group, share of
 * the mean H(p) that arrives through such groups, and, where gradient variance
 * is known, variance times cost relative to the best. The recommended size is marked.
 *
 * Small groups often come back all alike; large ones spend the budget on few prompts.
 * The first two panels come from pass rates alone and count information; how much two prompts
 * differ, which argues for smaller groups, only the third knows.
 *
 * @param data mixture of pass rates, candidates, share to keep, variance.
 * @returns a figure.
 * @throws {DomainError} a mixture from which nothing can be learned, fewer than 2 or more than 40
 *   different candidates, one that is not an integer ≥ 1, keep outside (0, 1], or a negative
 *   variance.
 *
 * @see {@link recommendedGroupSize}, {@link groupVariancePerCost}
 *
 * @example
 * ```ts
 * const figure = groupSizeFigure({ mixture: { a: 2, b: 2, zero: 0, one: 0, n: 100, method: 'known' } });
 * figure.findings[0].numbers.groupSize; // => 8
 * ```
 */
export function groupSizeFigure(data: GroupSizeFigureOptions): Figure {
  const fn = 'groupSizeFigure';
  checkShape(fn, 'data', data, {
    mixture: {
      a: 'number',
      b: 'number',
      zero: 'number',
      one: 'number',
      n: 'number',
      method: 'text',
    },
    'variance?': { betweenVariance: 'number', withinVariance: 'number', 'promptCost?': 'number' },
    'candidates?': 'numbers',
    'keep?': 'number',
  });
  const { mixture, variance, candidates = [2, 4, 8, 16, 32, 64], keep = 0.8 } = data;
  const sizes = [...new Set(candidates)].sort((a, b) => a - b);
  if (sizes.length < 2 || sizes.length > 40)
    throw new DomainError(fn, 'candidates', '2 to 40 different group sizes', sizes.length);
  const advice = inName(fn, () => recommendedGroupSize(mixture, { candidates: sizes, keep }));
  if (!(advice.ceiling > 0) || !(advice.candidates.at(-1)!.live > 0))
    throw new DomainError(fn, 'mixture', 'with something to learn', mixture.method);

  const chosen = advice.candidates.find((row) => row.groupSize === advice.groupSize)!;
  const kept = chosen.bitsPerRollout / advice.ceiling;
  const findings: FigureFinding[] = [
    {
      text: advice.reached
        ? `Groups of ${chosen.groupSize} are the smallest through which ${formatValue(keep, 'percent')} of the bits arrive: ${formatPercent(kept)} of ${number(advice.ceiling)} bits per rollout`
        : `No candidate lets ${formatValue(keep, 'percent')} of the bits arrive; groups of ${chosen.groupSize} come closest with ${formatPercent(kept)} of ${number(advice.ceiling)} bits per rollout`,
      numbers: { groupSize: chosen.groupSize, keep, kept, ceiling: advice.ceiling },
    },
    {
      text: `${formatPercent(chosen.live)} of them are live: ${number(chosen.rolloutsPerLiveGroup)} rollouts per live group, ${number(chosen.oversampling)} groups started for one on average`,
      numbers: {
        live: chosen.live,
        rollouts: chosen.rolloutsPerLiveGroup,
        oversampling: chosen.oversampling,
      },
    },
  ];
  const rows: { panel: string; size: number; value: number }[] = advice.candidates.flatMap(
    ({ groupSize: size, live, rolloutsPerLiveGroup, bitsPerRollout }) => [
      ...(live > 0 ? [{ panel: panels.rollouts, size, value: rolloutsPerLiveGroup }] : []),
      { panel: panels.kept, size, value: bitsPerRollout / advice.ceiling },
    ],
  );
  const shown: string[] = [panels.rollouts, panels.kept];
  if (variance !== undefined) {
    const costs = sizes
      .filter((size) => size > 1)
      .map((size) => ({ size, cost: groupVariancePerCost(size, variance) }));
    const best = costs.reduce((a, b) => (b.cost < a.cost ? b : a));
    const optimum = optimalGroupSize(variance);
    if (!(best.cost > 0 && optimum >= 1))
      throw new DomainError(fn, 'variance', 'with a positive one', best.cost);
    shown.push(panels.cost);
    rows.push(
      ...costs.map(({ size, cost }) => ({ panel: panels.cost, size, value: cost / best.cost })),
    );
    findings.push({
      text: `The least gradient variance for the cost has ${best.size === chosen.groupSize ? 'the same size' : `a group of ${best.size}`}${optimum === Infinity ? '; as all prompts agree, the larger the better' : `, next to the optimum of ${number(optimum)}`}`,
      numbers: { groupSize: best.size, ...(optimum < Infinity && { optimum }) },
    });
  }
  const column = (of: typeof rows) => ({
    panel: { type: 'string', label: 'quantity', values: of.map((row) => row.panel) } as const,
    group_size: {
      type: 'number',
      label: 'rollouts per group, G',
      values: of.map((row) => row.size),
    } as const,
    value: { type: 'number', label: 'value', values: of.map((row) => row.value) } as const,
  });
  const marked = rows.filter((row) => row.size === chosen.groupSize);
  const layers: FigureLayer[] = [
    {
      mark: 'rule',
      x: { datum: chosen.groupSize },
      label: `Recommended: G = ${chosen.groupSize}`,
      style: { role: 'series-2', width: 2, dash: 'dashed' },
    },
    {
      mark: 'rule',
      data: 'keep',
      y: 'keep',
      label: `Wanted: ${formatValue(keep, 'percent')} of the bits`,
      style: { role: 'muted', dash: 'dotted', width: 1.5 },
    },
    {
      mark: 'line',
      data: 'sizes',
      x: 'group_size',
      y: 'value',
      style: { role: 'series-1', width: 2.5 },
    },
    {
      mark: 'point',
      data: 'sizes',
      x: 'group_size',
      y: 'value',
      style: { role: 'series-1', size: 4 },
    },
    {
      mark: 'point',
      data: 'recommended',
      x: 'group_size',
      y: 'value',
      style: { role: 'series-2', size: 6, symbol: 'diamond' },
    },
  ];
  const lifeless = advice.candidates.filter((row) => !(row.live > 0)).map((row) => row.groupSize);
  const [least, most] = [sizes[0]!, sizes.at(-1)!];
  const figure: Figure = {
    schema: 'figure/1',
    id: 'group-size',
    title: 'How large a group should be',
    subtitle: findings[0]!.text,
    caption: [
      `From the fitted spread of pass rates over ${formatCount(mixture.n)} prompts (${mixture.method}), as it was when the log was written.`,
      variance === undefined
        ? 'Bits are an upper bound and say nothing about how much prompts differ, which argues for no larger groups than this.'
        : 'Bits are an upper bound; variance × cost is relative to the best candidate. Neither knows what the optimiser makes of it.',
      ...(lifeless.length > 0
        ? [`Without a live group, not shown at the left: G = ${lifeless.join(', ')}.`]
        : []),
    ].join(' '),
    alt: '',
    findings,
    data: {
      sizes: column(rows),
      recommended: column(marked),
      keep: {
        panel: { type: 'string', values: [panels.kept] },
        keep: { type: 'number', label: 'share to keep', values: [keep] },
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
      y: { type: 'linear', label: '', format: 'number' },
    },
    layers,
    facet: { field: 'panel', domain: shown, columns: shown.length, share: 'x' },
    size: { width: 720, height: 300 },
  };
  // each panel names its own quantity
  return { ...figure, alt: describeFigure(figure).replace(' Vertical: .', '') };
}

function powersOfTwo(from: number, to: number): readonly number[] {
  const count = Math.floor(Math.log2(to)) - Math.ceil(Math.log2(from)) + 1;
  const every = Math.max(1, Math.ceil(count / 7));
  return Array.from({ length: count }, (_, i) => 2 ** (Math.ceil(Math.log2(from)) + i)).filter(
    (_, i) => i % every === 0,
  );
}
