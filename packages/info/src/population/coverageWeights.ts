import { checkWhole } from '@bits-per-sample/core';

/**
 * Weights w(k) whose mean over k ~ Bin(n, p) is exactly 1 − (1 − p)^G, for any p: in how many of the
 * groups of G that can be drawn out of the n rollouts of a prompt one at least is right.
 *
 * w(k) = 1 − C(n − k, G)/C(n, G), for n ≥ G: the unbiased pass@G of a count.
 *
 * @param n rollouts of the prompt, an integer in [1, 65536].
 * @param groupSize G, an integer in [1, n].
 * @returns w(0), …, w(n); shape [n + 1].
 * @throws {DomainError} n or groupSize out of range.
 *
 * @see Chen et al. (2021), arXiv:2107.03374
 *
 * @example
 * ```ts
 * coverageWeights(4, 2); // => Float64Array.of(0, 0.5, 5 / 6, 1, 1)
 * ```
 */
export function coverageWeights(n: number, groupSize: number): Float64Array {
  checkWhole('coverageWeights', 'n', n, { least: 1, most: 2 ** 16 });
  checkWhole('coverageWeights', 'groupSize', groupSize, { least: 1, most: n });
  // C(wrong, G)/C(n, G) downwards from wrong = n: each step takes off one factor
  const none = new Float64Array(n + 1);
  none[n] = 1;
  for (let wrong = n; wrong > groupSize; wrong--)
    none[wrong - 1] = (none[wrong]! * (wrong - groupSize)) / wrong;
  return Float64Array.from(none, (_, k) => 1 - none[n - k]!);
}
