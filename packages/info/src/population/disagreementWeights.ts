import { checkWhole } from '@bits-per-sample/core';

/**
 * Weights w(k) whose mean over k ~ Bin(n, p) is exactly 4p(1 − p), for any p:
 * w(k) = 4k(n − k)/(n(n − 1)).
 *
 * Twice the chance that two rollouts of a prompt differ: the gradient signal of the prompt
 * beside that of a coin flip, to a group baseline.
 *
 * @param n rollouts of the prompt, an integer in [2, 65536].
 * @returns w(0), …, w(n); shape [n + 1].
 * @throws {DomainError} n out of range.
 *
 * @see Simpson (1949), Measurement of diversity
 *
 * @example
 * ```ts
 * disagreementWeights(2); // => Float64Array.of(0, 2, 0)
 * ```
 */
export function disagreementWeights(n: number): Float64Array {
  checkWhole('disagreementWeights', 'n', n, { least: 2, most: 2 ** 16 });
  return Float64Array.from({ length: n + 1 }, (_, k) => (4 * k * (n - k)) / (n * (n - 1)));
}
