import { checkAtLeast } from '../check/checkAtLeast.ts';
import { checkNumber } from '../check/checkNumber.ts';
import { excess } from './logExcess.ts';

/**
 * One outcome's part in a Kullback–Leibler divergence, p ln(p/q) − p + q ≥ 0, in nats.
 *
 * A divergence is the sum of these over all outcomes; each is non-negative, so the sum keeps
 * its digits when p and q nearly agree.
 *
 * @param p probability (or mass) of the outcome, ≥ 0. NaN gives NaN.
 * @param q the same under the other distribution, ≥ 0.
 * @param difference q − p, which the caller may know more exactly than by subtraction.
 * @returns the term in nats; Infinity when q = 0 < p.
 * @throws {DomainError} p or q negative, a difference that is not a number.
 *
 * @see Cover & Thomas (2006), Elements of Information Theory, §2.3
 *
 * @example
 * ```ts
 * divergenceTerm(0.5, 0.25, -0.25); // => 0.5 * Math.LN2 - 0.25
 * divergenceTerm(0, 0.25, 0.25); // => 0.25
 * ```
 */
export function divergenceTerm(p: number, q: number, difference: number): number {
  checkAtLeast('divergenceTerm', 'p', p, 0);
  checkAtLeast('divergenceTerm', 'q', q, 0);
  checkNumber('divergenceTerm', 'difference', difference);
  return term(p, q, difference);
}

/**
 * The same, unchecked.
 *
 * @internal
 */
export function term(p: number, q: number, difference: number): number {
  if (p === 0) return q;
  if (Math.abs(difference) < p / 2) return p * excess(difference / p);
  const ratio = q / p;
  const log = ratio > 1e-300 && ratio < 1e300 ? Math.log(ratio) : Math.log(q) - Math.log(p);
  return difference - p * log;
}
