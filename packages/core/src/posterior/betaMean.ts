import type { BetaPosterior } from './betaPosterior.ts';

/**
 * Mean of a Beta distribution: a / (a + b).
 *
 * The expected pass rate, which is also the probability that the next rollout succeeds.
 *
 * @param posterior shapes a and b. NaN gives NaN.
 * @returns a probability.
 *
 * @example
 * ```ts
 * betaMean({ a: 1, b: 3 }); // => 0.25
 * ```
 */
export function betaMean({ a, b }: BetaPosterior): number {
  return a / (a + b);
}
