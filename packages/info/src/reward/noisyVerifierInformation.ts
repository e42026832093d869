import { type Bits, checkObject, checkProbability, divergenceTerm } from '@bits-per-sample/core';

/** How often a verifier is wrong. */
export interface VerifierErrors {
  /** Probability that a wrong answer passes, in [0, 1]. Default 0. */
  readonly falsePositive?: number;
  /** Probability that a right answer fails, in [0, 1]. Default 0. */
  readonly falseNegative?: number;
}

/**
 * Information that the verdict of an imperfect verifier carries about correctness.
 *
 * At low pass rates even few false positives drown the signal: at p = 2 % with 2 % false
 * positives and 5 % false negatives 0.09 of 0.14 bits are left. A verifier that errs both
 * ways half the time tells nothing. Like H(p) it bounds what is news to whoever knows p.
 *
 * @param p probability that the answer is right, in [0, 1]. NaN gives NaN.
 * @param errors `falsePositive` and `falseNegative` rates.
 * @returns I(correct; verdict) in bits, in [0, H(p)].
 * @throws {DomainError} a probability outside [0, 1].
 *
 * @see Cover & Thomas (2006), §7.1 (binary asymmetric channel)
 *
 * @example
 * ```ts
 * noisyVerifierInformation(0.5); // => 1
 * noisyVerifierInformation(0.3, { falsePositive: 0.5, falseNegative: 0.5 }); // => 0
 * ```
 */
export function noisyVerifierInformation(p: number, errors: VerifierErrors = {}): Bits {
  const fn = 'noisyVerifierInformation';
  checkProbability(fn, 'p', p);
  checkObject(fn, 'errors', errors);
  const { falsePositive = 0, falseNegative = 0 } = errors;
  checkProbability(fn, 'falsePositive', falsePositive);
  checkProbability(fn, 'falseNegative', falseNegative);
  if (p === 0 || p === 1) return 0;
  const truePositive = 1 - falseNegative;
  const trueNegative = 1 - falsePositive;
  // products of subnormal size must not round to an impossible verdict
  const pass = Math.max(Number.MIN_VALUE, p * truePositive + (1 - p) * falsePositive);
  const fail = Math.max(Number.MIN_VALUE, p * falseNegative + (1 - p) * trueNegative);
  // how far either state moves the verdict from its average: I is the mean divergence of both
  const apart = truePositive - falsePositive;
  const right =
    divergenceTerm(truePositive, pass, -(1 - p) * apart) +
    divergenceTerm(falseNegative, fail, (1 - p) * apart);
  const wrong =
    divergenceTerm(falsePositive, pass, p * apart) + divergenceTerm(trueNegative, fail, -p * apart);
  return (p * right + (1 - p) * wrong) / Math.LN2;
}
