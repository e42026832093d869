import type { Figure } from '@bits-per-sample/core';
import { bitsFigure, type PassRateFigureOptions } from './bitsFigure.ts';

/**
 * Bits per sample against the pass rate on a straight axis: a rollout tells most at a pass
 * rate of one half, and never more than one bit; above one half that is more than a labelled
 * answer tells where many answers are accepted.
 *
 * SL: −log₂ p. RL: H(p) = −p log₂ p − (1−p) log₂(1−p), an upper bound for a 0/1 reward.
 *
 * @param data `passRates`: prompts of one's own, drawn on the RL curve.
 * @returns a figure.
 * @throws {DomainError} a pass rate outside [0, 1].
 *
 * @see Patel (2025), https://www.dwarkesh.com/p/bits-per-sample
 *
 * @example
 * ```ts
 * bitsLinearFigure().findings[1].text; // => 'A rollout tells at most 1 bit, at a pass rate of 0.5'
 * ```
 */
export function bitsLinearFigure(data: PassRateFigureOptions = {}): Figure {
  const tails = [0.001, 0.002, 0.004, 0.006, 0.008];
  const middle = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  return bitsFigure(data, {
    fn: 'bitsLinearFigure',
    id: 'bits-linear',
    title: 'A rollout tells at most one bit, and only in the middle',
    subtitle: 'Bits that one sample tells, over the pass rate',
    type: 'linear',
    domain: [0, 1],
    top: 6,
    grid: [...tails, ...middle, ...tails.map((p) => 1 - p).reverse(), 1],
    labels: [
      { p: 0.1, bits: 3.3219, shift: [10, -6] },
      { p: 0.5, bits: 1, shift: [14, -16] },
    ],
    example: 0.01,
  });
}
