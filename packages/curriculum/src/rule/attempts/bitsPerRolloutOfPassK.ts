import { type Bits, checkAtLeast, checkProbability } from '@bits-per-sample/core';

/**
 * Information of "was one of k attempts right?", per attempt: H(1 − (1 − p)^k)/k, in bits per
 * rollout.
 *
 * Best-of-k can raise the bits per *sample* to 1, and never raises the bits per *rollout*: the
 * outcome of k attempts together is a function of the k outcomes, which carry k H(p), so
 * H(1 − (1 − p)^k)/k ≤ H(p), with equality at k = 1 alone. What k does buy is fewer groups without
 * any success.
 *
 * The entropy is taken from the logarithm of the failure probability itself, so it keeps its digits
 * where (1 − p)^k is 0 or 1 in doubles; an entropy of the rounded pass@k does not.
 *
 * @param p pass rate of one attempt, in [0, 1]. NaN gives NaN.
 * @param k attempts per scored unit, ≥ 1.
 * @returns bits per rollout, in [0, 1].
 * @throws {DomainError} p outside [0, 1], or k < 1.
 *
 * @example
 * ```ts
 * bitsPerRolloutOfPassK(0.5, 1); // => 1
 * bitsPerRolloutOfPassK(0.1, 7).toFixed(4); // => '0.1427'
 * ```
 */
export function bitsPerRolloutOfPassK(p: number, k: number): Bits {
  checkProbability('bitsPerRolloutOfPassK', 'p', p);
  checkAtLeast('bitsPerRolloutOfPassK', 'k', k, 1);
  if (k === Infinity) return 0 * p;
  const logFail = k * Math.log1p(-p);
  const fail = Math.exp(logFail);
  const pass = -Math.expm1(logFail);
  if (pass === 0 || fail === 0) return 0 * pass; // certain
  const nats = -fail * logFail - pass * (fail < 0.5 ? Math.log1p(-fail) : Math.log(pass));
  return Math.min(1, nats / Math.LN2) / k;
}
