import { DomainError, type Figure, type FigureFinding } from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { layCurves } from '../parts/layCurves.ts';
import { number, place } from '../parts/wording.ts';

/** What {@link entropyBudgetFigure} shows; columns of equal length [steps]. */
export interface EntropyBudgetFigureOptions {
  /** Training step. */
  readonly step: ArrayLike<number>;
  /** Mean entropy of the policy per token, nats, in [0, 10⁶]; NaN where it was not logged. */
  readonly entropy: ArrayLike<number>;
  /** Lower end of its interval, nats. */
  readonly lower?: ArrayLike<number>;
  /** Upper end of its interval, nats. */
  readonly upper?: ArrayLike<number>;
  /** Entropy below which to warn, nats, > 0. Default: a tenth of the first value. */
  readonly floor?: number;
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * How much chance the policy has left: its entropy per token over training, with a zone in which
 * it has all but collapsed.
 *
 * A policy explores with its entropy. What it has spent does not come back by itself, and near zero
 * all rollouts of a prompt are the same, so that no group has both outcomes. Where to warn is a
 * convention: no threshold is known to hold for all models.
 *
 * @param data entropy per step and the floor.
 * @returns a figure; of more than 400 steps evenly spaced ones are drawn.
 * @throws {DomainError} columns of different length, an entropy outside [0, 10⁶], none at all,
 *   or a floor that is not > 0.
 *
 * @see Cui et al. (2025), The entropy mechanism of reinforcement learning for reasoning language models, arXiv:2505.22617
 *
 * @example
 * ```ts
 * const figure = entropyBudgetFigure({ step: [0, 100, 200], entropy: [0.6, 0.2, 0.03] });
 * figure.findings[0].text; // => 'From 0.6 nats (0.866 bits) per token at step 0 to 0.03 nats (0.0433 bits) at step 200'
 * figure.findings[1].text; // => 'Below 0.06 nats for the first time at step 200'
 * ```
 */
export function entropyBudgetFigure(data: EntropyBudgetFigureOptions): Figure {
  const fn = 'entropyBudgetFigure';
  checkShape(fn, 'data', data, {
    step: 'numbers',
    entropy: 'numbers',
    'lower?': 'numbers',
    'upper?': 'numbers',
    'floor?': 'number',
  });
  const { step, entropy, lower, upper, floor } = data;
  for (let i = 0; i < entropy.length; i++)
    if (entropy[i]! < 0 || entropy[i]! > 1e6)
      throw new DomainError(fn, `entropy[${i}]`, 'in [0, 10⁶]', entropy[i]);
  if (floor !== undefined && !(floor > 0 && floor < Infinity))
    throw new DomainError(fn, 'floor', '> 0', floor);
  const size = { width: 680, height: 340 };
  const laid = layCurves([{ name: 'Entropy of the policy', x: step, y: entropy, lower, upper }], {
    fn,
    xType: 'linear',
    xFormat: 'si',
    size,
    within: [0, Infinity],
    include: [0],
    direct: false,
    fields: ['step', 'entropy'],
    unit: 'nats',
    words: { series: 'quantity', x: 'step', y: 'entropy' },
    meaning: { kind: 'interval', level: 0.95, of: 'entropy per token', method: 'as given' },
  });
  const known = laid.curves[0]!.points.filter(({ y }) => !Number.isNaN(y));
  const [first, last] = [known[0]!, known.at(-1)!];
  const limit = floor ?? first.y / 10;
  const bits = (nats: number) => nats / Math.LN2;
  const both = (nats: number, unit: string) =>
    `${number(nats)} nats (${number(bits(nats))} bits)${unit}`;
  const findings: FigureFinding[] = [
    {
      text:
        first === last
          ? `${both(first.y, ' per token')} at step ${place(first.x)}`
          : `From ${both(first.y, ' per token')} at step ${place(first.x)} to ${both(last.y, '')} at step ${place(last.x)}`,
      numbers: {
        first: first.y,
        firstBits: bits(first.y),
        firstStep: first.x,
        last: last.y,
        lastBits: bits(last.y),
        lastStep: last.x,
      },
    },
    ...(limit > 0 ? [passed(limit, known)] : []),
  ];
  return finishFigure({
    id: 'entropy-budget',
    title: 'How much chance the policy has left',
    subtitle: findings.map(({ text }) => text).join('. '),
    findings,
    size,
    caption: [
      ...(limit > 0
        ? [
            `The warning at ${number(limit)} nats is a convention${floor === undefined ? ', a tenth of the first value' : ''}, not a law.`,
          ]
        : []),
      'An entropy per token does not say how different whole answers are.',
      ...laid.remarks,
    ],
    data: laid.data,
    scales: {
      x: { ...laid.x, label: 'step', format: 'si' },
      y: { ...laid.y, label: 'entropy per token', unit: 'nats', format: 'number' },
      color: laid.color,
    },
    layers: laid.layers,
    zones:
      limit > 0
        ? [
            {
              axis: 'y',
              from: 0,
              to: limit,
              label: `Collapse: below ${number(limit)} nats`,
              role: 'bad',
            },
          ]
        : [],
  });
}

/** When the floor was passed. */
function passed(
  limit: number,
  known: readonly { readonly x: number; readonly y: number }[],
): FigureFinding {
  const hit = known.find(({ y }) => y < limit);
  return hit
    ? {
        text: `Below ${number(limit)} nats for the first time at step ${place(hit.x)}`,
        numbers: { floor: limit, step: hit.x },
      }
    : { text: `Never below ${number(limit)} nats`, numbers: { floor: limit } };
}
