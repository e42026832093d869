import { checkNumber } from '../check/checkNumber.ts';
import { checkObject } from '../check/checkObject.ts';
import { checkProbability } from '../check/checkProbability.ts';
import { term } from './divergenceTerm.ts';

/** What a caller of {@link bernoulliDivergence} may know more exactly than p and q tell. */
export interface BernoulliDivergenceOptions {
  /** q − p. Default: their difference in floating point. */
  readonly difference?: number;
  /** 1 − p. */
  readonly notP?: number;
  /** 1 − q. */
  readonly notQ?: number;
}

/**
 * Divergence of two coins, D(p‖q) = p log₂(p/q) + (1 − p) log₂((1 − p)/(1 − q)), in bits.
 *
 * What one outcome tells, on average, about whether the pass rate is p and not q: the bits
 * that a rollout pays to distinguish the two. For rates that differ by less than an ulp, or lie
 * next to 1, give what is known exactly.
 *
 * @param p true probability of success, in [0, 1]. NaN gives NaN.
 * @param q the other, in [0, 1].
 * @param options `difference`, `notP`, `notQ`, where they are known more exactly.
 * @returns bits ≥ 0; Infinity when q excludes what p allows.
 * @throws {DomainError} a probability outside [0, 1], a difference that is not a number.
 *
 * @see Cover & Thomas (2006), Elements of Information Theory, §2.3
 *
 * @example
 * ```ts
 * bernoulliDivergence(0.5, 0.25).toFixed(4); // => '0.2075'
 * bernoulliDivergence(0.5, 0.5, { difference: 1e-20 }).toExponential(4); // => '2.8854e-40'
 * bernoulliDivergence(0.5, 0); // => Infinity
 * ```
 */
export function bernoulliDivergence(
  p: number,
  q: number,
  options: BernoulliDivergenceOptions = {},
): number {
  checkObject('bernoulliDivergence', 'options', options);
  checkProbability('bernoulliDivergence', 'p', p);
  checkProbability('bernoulliDivergence', 'q', q);
  const { difference = q - p, notP = 1 - p, notQ = 1 - q } = options;
  checkNumber('bernoulliDivergence', 'difference', difference);
  checkProbability('bernoulliDivergence', 'notP', notP);
  checkProbability('bernoulliDivergence', 'notQ', notQ);
  if (p === q && difference === 0) return 0;
  if (p === 0) return -Math.log1p(-q) / Math.LN2;
  return (term(p, q, difference) + term(notP, notQ, -difference)) / Math.LN2;
}
