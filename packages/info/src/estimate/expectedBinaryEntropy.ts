import { type Bits, DomainError } from '@bits-per-sample/core';
import { digammaIncrement } from './digammaIncrement.ts';

/**
 * Mean entropy of a 0/1 reward whose pass rate is known only as Beta(a, b): E[H(p)].
 *
 * With a = a₀ + k and b = b₀ + n − k it is the Bayesian estimate of H(p) from k successes
 * in n rollouts. It lies below H of the mean pass rate, by exactly what one more reward
 * would tell about p (see {@link expectedInformationGain}).
 *
 *     E[H] = (a/s)·[ψ(s + 1) − ψ(a + 1)] + (b/s)·[ψ(s + 1) − ψ(b + 1)],  s = a + b   (nats)
 *
 * The uniform prior a₀ = b₀ = 1 overstates the bits of a run by up to a factor of three;
 * for many prompts let {@link meanEntropy} estimate the prior.
 *
 * @param a first parameter of the Beta distribution, > 0. NaN gives NaN.
 * @param b second parameter, > 0. NaN gives NaN.
 * @returns expected entropy in bits, in [0, 1].
 * @throws {DomainError} a ≤ 0 or b ≤ 0, or infinite.
 *
 * @see Wolpert & Wolf (1995), doi:10.1103/PhysRevE.52.6841
 *
 * @example
 * ```ts
 * expectedBinaryEntropy(1, 1); // => 0.7213475204444817
 * ```
 */
export function expectedBinaryEntropy(a: number, b: number): Bits {
  if (a <= 0 || a === Infinity)
    throw new DomainError('expectedBinaryEntropy', 'a', 'positive and finite', a);
  if (b <= 0 || b === Infinity)
    throw new DomainError('expectedBinaryEntropy', 'b', 'positive and finite', b);
  const s = a + b;
  return ((a / s) * digammaIncrement(a + 1, b) + (b / s) * digammaIncrement(b + 1, a)) / Math.LN2;
}
