import { countBins, DomainError, type PassCounts } from '@bits-per-sample/core';

/** Spread of pass rates by the method of moments. */
export interface BetaBinomialMoments {
  /** Mean pass rate π. */
  readonly mean: number;
  /** Correlation ρ of two rollouts of one prompt, 1/(a + b + 1); ≤ 0: no spread beyond chance. */
  readonly correlation: number;
  /** First shape, π(1/ρ − 1); negative, and no shape at all, when ρ ≤ 0. */
  readonly a: number;
  /** Second shape, (1 − π)(1/ρ − 1). */
  readonly b: number;
}

/**
 * Spread of pass rates over prompts from the variance of their observed rates, for equal
 * attempts.
 *
 * Quick and good as a check of {@link betaBinomialMle}, which uses more of the data and
 * takes unequal attempts.
 *
 * @param counts successes and attempts, one entry per prompt, all attempts equal.
 * @returns mean, correlation and shapes; NaN with fewer than two prompts or one rollout each.
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts, or unequal attempts.
 *
 * @see Kleinman (1973), doi:10.1080/01621459.1973.10481332
 *
 * @example
 * ```ts
 * const counts = { successes: [0, 4], attempts: [4, 4] };
 * betaBinomialMoments(counts).mean; // => 0.5
 * ```
 */
export function betaBinomialMoments(counts: PassCounts): BetaBinomialMoments {
  const fn = 'betaBinomialMoments';
  const { k, n, weight, prompts } = countBins(fn, counts);
  const attempts = n[0] ?? NaN;
  const other = n.find((x) => x !== attempts);
  if (other !== undefined) throw new DomainError(fn, 'attempts', `all ${attempts}`, other);
  const mean = k.reduce((sum, x, c) => sum + weight[c]! * x, 0) / attempts / prompts;
  const squares = k.reduce((sum, x, c) => sum + weight[c]! * (x / attempts - mean) ** 2, 0);
  const ratio = (squares / (prompts - 1)) * (attempts / (mean * (1 - mean)));
  const correlation = (ratio - 1) / (attempts - 1);
  const total = 1 / correlation - 1;
  return { mean, correlation, a: mean * total, b: (1 - mean) * total };
}
