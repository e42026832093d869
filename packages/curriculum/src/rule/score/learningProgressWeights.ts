import { checkNumbers, DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../../check/withDefaults.ts';

/** Options of {@link learningProgressWeights}. */
export interface LearningProgressOptions {
  /** θ in (0, 1): how much more a change at low success rates counts than one at high. Default 0.1. */
  readonly theta?: number;
}

/**
 * Sampling weights from learning progress: |r(fast) − r(slow)| of two exponential averages of the
 * success rate, standardised over the tasks and passed through a sigmoid.
 *
 * Progress asks what the variance of a reward does not: is anything changing? A task whose verifier
 * pays at random has the largest variance and no progress. The map r(p) = p(1 − θ)/(p + θ(1 − 2p))
 * stretches low success rates, so that a rise from 1 % to 5 % counts as progress at all.
 *
 * Tasks never solved and without progress get weight 0, unless there are no others; the caller mixes
 * in uniform draws. It is slow: it compares two averages, and with groups of 8 a change below a few
 * per cent drowns in noise.
 *
 * @param fast quick average of the success rate, in [0, 1], shape [N]; NaN = never seen, weight 0.
 * @param slow slow average, shape [N].
 * @param options `theta` θ: default 0.1.
 * @returns weights, shape [N], summing to 1; uniform when no task has been seen or changed.
 * @throws {DomainError} lengths that differ, or theta outside (0, 1).
 *
 * @see Kanitscheider et al. (2021), arXiv:2106.14876; Zhang et al. (2023), "OMNI", arXiv:2306.01711
 *
 * @example
 * ```ts
 * const w = learningProgressWeights([0.5, 0.5, 0], [0.2, 0.5, 0]);
 * Array.from(w, (x) => x.toFixed(2)); // => ['0.73', '0.27', '0.00']
 * ```
 */
export function learningProgressWeights(
  fast: ArrayLike<number>,
  slow: ArrayLike<number>,
  options: LearningProgressOptions = {},
): Float64Array {
  const { theta } = withDefaults('learningProgressWeights', options, {
    theta: 0.1,
  });
  const fn = 'learningProgressWeights';
  checkNumbers(fn, 'fast', fast);
  checkNumbers(fn, 'slow', slow);
  const { length } = fast;
  if (slow.length !== length) throw new DomainError(fn, 'slow', `of length ${length}`, slow.length);
  if (!(theta > 0 && theta < 1)) throw new DomainError(fn, 'theta', 'in (0, 1)', theta);
  const stretch = (p: number) => (p * (1 - theta)) / (p + theta * (1 - 2 * p));
  const progress = new Float64Array(length);
  let count = 0;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const change = Math.abs(stretch(fast[i]!) - stretch(slow[i]!));
    const moving = change > 0 || fast[i]! > 0;
    progress[i] = moving ? change : NaN;
    if (moving) [count, sum] = [count + 1, sum + change];
  }
  if (count === 0) return progress.fill(1 / length);
  const mean = sum / count;
  let square = 0;
  for (const change of progress) if (change >= 0) square += (change - mean) ** 2;
  const spread = Math.sqrt(square / count) || 1;
  let total = 0;
  const weights = progress.map((change) => {
    const weight = change >= 0 ? 1 / (1 + Math.exp(-(change - mean) / spread)) : 0;
    total += weight;
    return weight;
  });
  return weights.map((weight) => weight / total);
}
