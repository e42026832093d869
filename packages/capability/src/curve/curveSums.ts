import type { CountBins } from '@bits-per-sample/core';
import { missProbability } from '../numeric/missProbability.ts';
import { missRows } from './missRows.ts';
import type { PromptQuestion } from './promptQuestion.ts';

/** Sums over M prompts of pass@k at each k, and how they scatter. */
export interface CurveSums {
  /** Prompts, M. */
  readonly prompts: number;
  /** Mean of pass@k; shape [ks]. */
  readonly mean: Float64Array;
  /** M² times the variance of the mean; shape [ks]. */
  readonly variance: Float64Array;
  /** M² times the covariance of the means at k and at the next k; shape [ks − 1]. */
  readonly covariance: Float64Array;
  /** Share of one prompt that one deciding attempt is worth: what the variance cannot be below. */
  readonly grain: Float64Array;
}

/**
 * Scatter of the mean because other prompts might have been drawn (`sample`) or because these
 * prompts might have answered otherwise (`these`).
 */
export function curveSums(bins: CountBins, ks: readonly number[], over: PromptQuestion): CurveSums {
  const { weight, prompts } = bins;
  const misses = missRows(bins, ks);
  const size = ks.length;
  const mean = new Float64Array(size);
  for (let b = 0; b < weight.length; b++)
    for (let l = 0; l < size; l++) mean[l]! += weight[b]! * (1 - misses[b * size + l]!);
  // divided once: a sum of M shares is at most M, so the mean cannot round to above 1
  for (let l = 0; l < size; l++) mean[l]! /= prompts;
  const grain = Float64Array.from(ks, (k) =>
    over === 'sample' ? 1 : bins.n.reduce((a, n, b) => a + (weight[b]! * k) / n / prompts, 0),
  );
  const sums =
    over === 'sample'
      ? betweenPrompts(misses, weight, size, prompts)
      : withinPrompts(bins, misses, ks);
  return { prompts, mean, grain, ...sums };
}

/** Scatter between rows, each `weight` times there. */
export function betweenPrompts(
  rows: Float64Array,
  weight: ArrayLike<number>,
  size: number,
  prompts: number,
): { variance: Float64Array; covariance: Float64Array } {
  const centre = new Float64Array(size);
  for (let b = 0; b < weight.length; b++)
    for (let l = 0; l < size; l++) centre[l]! += (weight[b]! * rows[b * size + l]!) / prompts;
  const variance = new Float64Array(size);
  const covariance = new Float64Array(Math.max(0, size - 1));
  const factor = prompts / (prompts - 1);
  for (let b = 0; b < weight.length; b++)
    for (let l = 0; l < size; l++) {
      const x = rows[b * size + l]! - centre[l]!;
      variance[l]! += factor * weight[b]! * x * x;
      if (l + 1 < size)
        covariance[l]! += factor * weight[b]! * x * (rows[b * size + l + 1]! - centre[l + 1]!);
    }
  return { variance, covariance };
}

/**
 * Cov of f_j and f_k within a prompt is E f_j f_k − q^(j+k). The last term has an unbiased
 * estimate C(n − c, j + k)/C(n, j + k) where n ≥ j + k. Beyond, it is bounded from below: the
 * moments of q are log-convex, so each further attempt fails at least as often as the last one
 * did among prompts that had only failed, Z/(Z + Z₁/n) with Z prompts without success and Z₁
 * with one. The variance is then on the safe side.
 */
function withinPrompts(
  { k: c, n, weight }: CountBins,
  misses: Float64Array,
  ks: readonly number[],
): { variance: Float64Array; covariance: Float64Array } {
  let none = 0;
  let once = 0;
  for (let b = 0; b < c.length; b++) {
    if (c[b] === 0) none += weight[b]!;
    if (c[b] === 1) once += weight[b]! / n[b]!;
  }
  const logAgain = none === 0 ? -Infinity : Math.log(none / (none + once));
  const size = ks.length;
  const together = (b: number, draws: number) => {
    if (draws <= n[b]!) return missProbability(c[b]!, n[b]!, draws);
    return c[b] === 0 ? Math.exp((draws - n[b]!) * logAgain) : 0;
  };
  const variance = new Float64Array(size);
  const covariance = new Float64Array(Math.max(0, size - 1));
  for (let b = 0; b < c.length; b++)
    for (let l = 0; l < size; l++) {
      const f = misses[b * size + l]!;
      variance[l]! += weight[b]! * (f * f - together(b, 2 * ks[l]!));
      if (l + 1 < size)
        covariance[l]! +=
          weight[b]! * (f * misses[b * size + l + 1]! - together(b, ks[l]! + ks[l + 1]!));
    }
  return { variance: variance.map((x) => Math.max(0, x)), covariance };
}

/** Length of the path of the studentised process, Σ arccos of the correlations of neighbours. */
export function arcLength(variance: Float64Array, covariance: Float64Array): number {
  return covariance.reduce((length, x, l) => {
    const scale = Math.sqrt(variance[l]! * variance[l + 1]!);
    const correlation = scale > 0 ? x / scale : 1;
    return length + Math.acos(Math.min(1, Math.max(-1, correlation)));
  }, 0);
}
