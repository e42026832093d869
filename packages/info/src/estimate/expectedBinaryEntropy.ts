import type { BetaPosterior, Bits } from '@bits-per-sample/core';
import { betaEntropyNats } from '../numeric/betaEntropyNats.ts';
import { checkBeliefs } from '../numeric/checkBeliefs.ts';

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
 * for the mean over many prompts use {@link meanEntropy}, which needs no prior.
 *
 * @param beliefs shapes a, b > 0 of the Beta distribution, as `betaPosterior` gives them. NaN gives NaN.
 * @returns expected entropy in bits, in [0, 1].
 * @throws {DomainError} a or b not positive and finite.
 *
 * @see Wolpert & Wolf (1995), doi:10.1103/PhysRevE.52.6841
 *
 * @example
 * ```ts
 * expectedBinaryEntropy({ a: 1, b: 1 }); // => 0.7213475204444817
 * ```
 */
export function expectedBinaryEntropy(beliefs: BetaPosterior): Bits {
  checkBeliefs('expectedBinaryEntropy', 'beliefs', beliefs);
  return betaEntropyNats(beliefs.a, beliefs.b) / Math.LN2;
}
