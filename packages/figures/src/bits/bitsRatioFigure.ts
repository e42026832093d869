import { DomainError, type Figure, type FigureFinding, formatValue } from '@bits-per-sample/core';
import { binaryEntropy, labelInformation, rewardToLabelRatio } from '@bits-per-sample/info';
import { describeFigure } from '@bits-per-sample/plot';
import { checkShape } from '../parts/checkShape.ts';
import { logitGrid } from '../parts/logitGrid.ts';
import { place } from '../parts/wording.ts';

/** What {@link bitsRatioFigure} shows. */
export interface BitsRatioFigureOptions {
  /** Numbers of possible answers for the fair account: 1 to 3 different integers ≥ 2. Default 10 and 100 000. */
  readonly answers?: readonly number[];
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * What a reward is worth beside a label, over the pass rate, in both accounts.
 *
 * The essay's account, H(p) / −log₂ p, passes 1 at p = ½; it is exact where many answers are
 * accepted and nobody knows which. With one accepted answer of K, reward and label are weighed on
 * the same beliefs, H(p) / (H(p) + (1 − p) log₂(K − 1)), and the ratio stays below 1: the reward is
 * a function of the label, so it cannot say more. What an update keeps is decided by its gradient.
 *
 * @param data numbers of possible answers.
 * @returns a figure.
 * @throws {DomainError} a number of answers that is not an integer ≥ 2, twice the same, none,
 *   or more than 3.
 *
 * @see Patel (2025), https://www.dwarkesh.com/p/bits-per-sample (the essay's account)
 * @see Paleka, "Contra Dwarkesh on RL sample efficiency" (the fair account)
 *
 * @example
 * ```ts
 * bitsRatioFigure().findings[0].numbers; // => { passRate: 0.5, ratio: 1 }
 * ```
 */
export function bitsRatioFigure(data: BitsRatioFigureOptions = {}): Figure {
  checkShape('bitsRatioFigure', 'data', data, { 'answers?': 'numbers' });
  const { answers = [10, 100_000] } = data;
  const sizes = [...answers].sort((a, b) => a - b);
  const sound = sizes.every((size) => Number.isSafeInteger(size) && size >= 2);
  if (!sound || sizes.length < 1 || sizes.length > 3 || new Set(sizes).size < sizes.length)
    throw new DomainError(
      'bitsRatioFigure',
      'answers',
      '1 to 3 different integers ≥ 2',
      sizes.join(', '),
    );
  const curves = [
    { name: 'The essay’s account', ratio: rewardToLabelRatio },
    ...sizes.map((size) => ({
      name: `One accepted answer of ${place(size)}`,
      ratio: (p: number) => binaryEntropy(p) / labelInformation(p, size),
    })),
  ];
  const [from, to] = [0.001, 0.99];
  const grid = logitGrid(from, to, { count: 121, include: [0.01, 0.1, 0.5, 0.9] });
  const at = 0.9;
  const findings: FigureFinding[] = [
    {
      text: 'In the essay’s account a reward and a label are worth the same at a pass rate of 0.5',
      numbers: { passRate: 0.5, ratio: rewardToLabelRatio(0.5) },
    },
    {
      text: `At a pass rate of ${at} it puts a reward at ${formatValue(rewardToLabelRatio(at), 'number')} labels, with one accepted answer of ${place(sizes.at(-1)!)} it is worth ${formatValue(curves.at(-1)!.ratio(at), 'number')}`,
      numbers: {
        passRate: at,
        essay: rewardToLabelRatio(at),
        answers: sizes.at(-1)!,
        fair: curves.at(-1)!.ratio(at),
      },
    },
  ];
  const figure: Figure = {
    schema: 'figure/1',
    id: 'bits-ratio',
    title: 'A reward tells more than a label only where many answers are accepted',
    subtitle: 'Bits of one reward per bit of one label, over the pass rate',
    caption:
      'The essay’s account is exact where many answers are accepted and nobody knows which. How much of it a training step keeps is decided by its gradient.',
    alt: '',
    findings,
    data: {
      curves: {
        account: {
          type: 'string',
          label: 'account',
          values: curves.flatMap(({ name }) => grid.map(() => name)),
        },
        pass_rate: { type: 'number', label: 'pass rate', values: curves.flatMap(() => grid) },
        ratio: {
          type: 'number',
          label: 'bits of a reward per bit of a label',
          values: curves.flatMap(({ ratio }) => grid.map(ratio)),
        },
      },
    },
    scales: {
      x: {
        type: 'logit',
        domain: [from, to],
        label: 'pass rate p, logit axis',
        format: 'probability',
      },
      y: {
        type: 'log',
        domain: [0.0003, 10],
        ticks: [0.001, 0.01, 0.1, 1, 10],
        label: 'reward : label',
        format: 'number',
      },
      color: { domain: curves.map(({ name }) => name) },
    },
    layers: [
      { mark: 'rule', y: { datum: 1 }, label: 'equal', style: { role: 'muted', dash: 'dashed' } },
      {
        mark: 'line',
        data: 'curves',
        x: 'pass_rate',
        y: 'ratio',
        color: 'account',
        style: { width: 2.5 },
      },
    ],
    size: { width: 680, height: 360 },
  };
  return { ...figure, alt: describeFigure(figure) };
}
