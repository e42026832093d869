import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  formatValue,
} from '@bits-per-sample/core';
import { binaryEntropy, scalarBandwidth } from '@bits-per-sample/info';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { poolPoints } from '../parts/poolPoints.ts';
import { leftOut, number, place } from '../parts/wording.ts';

/** What {@link rewardDensityFigure} shows. */
export interface RewardDensityFigureOptions {
  /** Pass rate of the prompts, in (0, 1). Default 0.5, where a verdict tells most. */
  readonly passRate?: number;
  /** Tokens between rewards of a dense signal, ≥ 1. Default 100. */
  readonly every?: number;
  /** Values that such a reward can take, ≥ 2. Default 2. */
  readonly levels?: number;
  /** Episodes of one's own. */
  readonly episodes?: {
    /** Tokens of each, ≥ 1; shape [episodes]. */
    readonly tokens: ArrayLike<number>;
    /** Bits that its rewards told, ≥ 0; shape [episodes]. */
    readonly bits: ArrayLike<number>;
  };
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * How thin a reward is spread: bits per token of one verdict at the end of an episode, beside those
 * of a reward every so many tokens, over the length of the episode.
 *
 * One verdict tells at most H(p) however long the answer is, so that ten times the tokens leave a
 * tenth per token: on log axes a slope of −1. A dense reward holds its level, if its steps tell
 * anything that the verdict does not.
 *
 * One verdict: H(p)/T. Rewards of m values every k tokens: log₂(m)/k, for T ≥ k. Both are upper bounds.
 *
 * @param data pass rate, density of the rewards, and episodes of one's own.
 * @returns a figure.
 * @throws {DomainError} a pass rate outside (0, 1), every < 1, levels < 2, episodes of different
 *   length, tokens below 1, or bits that are negative or infinite.
 *
 * @see {@link @bits-per-sample/info!perStepBandwidth | perStepBandwidth}
 *
 * @example
 * ```ts
 * rewardDensityFigure().findings[0].text; // => 'At 10,000 tokens one verdict tells at most 0.0001 bits per token, a reward every 100 tokens at most 0.01, 100 times as much'
 * ```
 */
export function rewardDensityFigure(data: RewardDensityFigureOptions = {}): Figure {
  const fn = 'rewardDensityFigure';
  checkShape(fn, 'data', data, {
    'passRate?': 'number',
    'every?': 'number',
    'levels?': 'number',
    'episodes?': { tokens: 'numbers', bits: 'numbers' },
  });
  const { passRate = 0.5, every = 100, levels = 2, episodes } = data;
  if (!(passRate > 0 && passRate < 1)) throw new DomainError(fn, 'passRate', 'in (0, 1)', passRate);
  if (!(every >= 1 && every <= 1e9)) throw new DomainError(fn, 'every', 'from 1 to 10⁹', every);
  if (!(levels >= 2 && levels < Infinity)) throw new DomainError(fn, 'levels', '≥ 2', levels);
  const own: { tokens: number; density: number }[] = [];
  const { tokens = [], bits = [] } = episodes ?? {};
  if (tokens.length !== bits.length)
    throw new DomainError(fn, 'episodes.bits', `of length ${tokens.length}`, bits.length);
  for (let i = 0; i < tokens.length; i++) {
    const [t, b] = [tokens[i]!, bits[i]!];
    if (t < 1 || t === Infinity) throw new DomainError(fn, `episodes.tokens[${i}]`, '≥ 1', t);
    if (b < 0 || b === Infinity) throw new DomainError(fn, `episodes.bits[${i}]`, '≥ 0', b);
    if (!Number.isNaN(t + b)) own.push({ tokens: t, density: b / t });
  }
  const ceiling = binaryEntropy(passRate);
  const dense = scalarBandwidth(levels) / every;
  const most = own.reduce((top, row) => Math.max(top, row.tokens), Math.max(1e6, 100 * every));
  const least = own.reduce((low, row) => Math.min(low, row.tokens), 10);
  const decades = Math.ceil(Math.log10(most / least));
  const grid = [
    ...Array.from(
      { length: 4 * decades + 1 },
      (_, i) => least * (most / least) ** (i / (4 * decades)),
    ),
    every,
  ].sort((a, b) => a - b);
  const example = Math.max(10_000, every);
  const names = ['One verdict at the end', `A reward every ${place(every)} tokens`] as const;
  const ratio = (dense * example) / ceiling;
  const times = number(ratio);
  const findings: FigureFinding[] = [
    {
      text: `At ${place(example)} tokens one verdict tells at most ${number(ceiling / example)} bits per token, a reward every ${place(every)} tokens at most ${number(dense)}, ${times === '1' ? '' : `${times} times `}as much`,
      numbers: {
        tokens: example,
        sparse: ceiling / example,
        every,
        dense,
        ...(Number.isFinite(ratio) && { ratio }),
      },
    },
  ];
  if (own.length > 0) {
    const mean = own.reduce((sum, row) => sum + row.density / own.length, 0);
    findings.push({
      text: `${formatCount(own.length)} ${own.length === 1 ? 'episode' : 'episodes'} of your own told ${number(mean)} bits per token on average`,
      numbers: { episodes: own.length, density: mean },
    });
    const nothing = own.filter((row) => row.density === 0).length;
    if (nothing > 0)
      findings.push({
        text: `${formatCount(nothing)} of them told nothing`,
        numbers: { nothing },
      });
  }
  const values = [ceiling / most, ceiling / least, dense, ...own.map((row) => row.density)].filter(
    (value) => value > 0,
  );
  const top = values.reduce((a, b) => Math.max(a, b));
  // a few that tell next to nothing do not set the scale
  const bottom = values.reduce((a, b) => Math.min(a, Math.max(b, top * 1e-15)), top);
  const pooled = poolPoints(own.map((row) => ({ x: row.tokens, y: row.density })));
  const isCrowded = pooled.length < own.length;
  const line = (field: string, label: string, style: FigureLayer['style']): FigureLayer => ({
    mark: 'line',
    data: 'curves',
    x: 'tokens',
    y: field,
    label,
    ...(style && { style }),
  });
  return finishFigure({
    id: 'reward-density',
    title: 'How thin a reward is spread',
    findings,
    subtitle: findings[0]!.text,
    caption: [
      `Both lines are upper bounds, for a pass rate of ${formatValue(passRate, 'probability')} and ${formatCount(levels)} values of a dense reward. A step's reward that the verdict could have told adds nothing.`,
      ...leftOut('Episodes with a missing number', tokens.length - own.length),
    ],
    data: {
      curves: {
        tokens: numberColumn('tokens per episode', grid),
        sparse: numberColumn(
          names[0],
          grid.map((t) => ceiling / t),
          'bits per token',
        ),
        dense: numberColumn(
          names[1],
          grid.map((t) => (t >= every ? dense : NaN)),
          'bits per token',
        ),
      },
      ...(own.length > 0 && {
        episodes: {
          tokens: numberColumn(
            'tokens',
            pooled.map(({ x }) => x),
          ),
          density: numberColumn(
            'bits per token',
            pooled.map(({ y }) => y),
            'bits per token',
          ),
          ...(isCrowded && {
            episodes: numberColumn(
              'episodes',
              pooled.map((row) => row.count),
            ),
          }),
        },
      }),
    },
    scales: {
      x: { type: 'log', domain: [least, most], label: 'tokens per episode', format: 'si' },
      y: {
        type: 'log',
        domain: [bottom / 1.5, top * 1.5],
        label: 'bits per token',
        format: 'probability',
      },
    },
    layers: [
      line('sparse', names[0], { role: 'series-1', width: 2.75 }),
      line('dense', names[1], { role: 'series-2', width: 2.75 }),
      ...(own.length > 0
        ? [
            {
              mark: 'point',
              data: 'episodes',
              x: 'tokens',
              y: 'density',
              ...(isCrowded && { size: 'episodes' }),
              label: isCrowded ? 'Your episodes, by area' : 'Your episodes',
              style: { role: 'fg', opacity: 0.55 },
            } satisfies FigureLayer,
          ]
        : []),
    ],
    size: { width: 680, height: 360 },
  });
}
