import { checkWhole } from '@bits-per-sample/core';

/**
 * Weights w(k) whose mean over k ~ Bin(n, p) is exactly 1 − p^G − (1 − p)^G, for any p: how many
 * of the groups of G that can be drawn out of the n rollouts of a prompt would be live.
 *
 * w(k) = 1 − C(k, G)/C(n, G) − C(n − k, G)/C(n, G), for n ≥ G.
 *
 * @param n rollouts of the prompt, an integer in [2, 65536].
 * @param groupSize G, an integer in [2, n].
 * @returns w(0), …, w(n); shape [n + 1].
 * @throws {DomainError} n or groupSize out of range.
 *
 * @see Hoeffding (1948), A class of statistics with asymptotically normal distribution
 *
 * @example
 * ```ts
 * liveShareWeights(4, 2); // => Float64Array.of(0, 0.5, 2 / 3, 0.5, 0)
 * ```
 */
export function liveShareWeights(n: number, groupSize: number): Float64Array {
  checkWhole('liveShareWeights', 'n', n, { least: 2, most: 2 ** 16 });
  checkWhole('liveShareWeights', 'groupSize', groupSize, { least: 2, most: n });
  // C(k, G)/C(n, G) downwards from k = n: each step takes off one factor
  const all = new Float64Array(n + 1);
  all[n] = 1;
  for (let k = n; k > groupSize; k--) all[k - 1] = (all[k]! * (k - groupSize)) / k;
  return Float64Array.from(all, (share, k) => 1 - share - all[n - k]!);
}
