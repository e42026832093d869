import { checkObject, checkProbability } from '@bits-per-sample/core';
import { noisyVerifierInformation } from '../reward/noisyVerifierInformation.ts';

/** A share of verdicts, and how often verdicts are wrong. */
export interface VerdictErrors {
  /** Share of rollouts that the verifier passes, in [0, 1]. */
  readonly observed: number;
  /** Chance that a wrong answer passes, in [0, 1]. Default 0. */
  readonly falsePass?: number;
  /** Chance that a right answer fails, in [0, 1]. Default 0. */
  readonly falseFail?: number;
}

/** What verdicts say of correctness. */
export interface NoisyVerdict {
  /** Share of answers that are right; NaN when verdicts say nothing. */
  readonly passRate: number;
  /** 1 − falsePass − falseFail: 1 for a verifier without errors, 0 for a coin. */
  readonly informedness: number;
  /** Bits that a verdict tells about correctness; NaN when verdicts say nothing. */
  readonly information: number;
}

/**
 * What is left of a verdict when the verifier errs: the pass rate behind it, and the bits that it
 * tells about whether the answer was right.
 *
 * p = (observed − falsePass)/J with J = 1 − falsePass − falseFail, within [0, 1]; the bits are
 * those of {@link noisyVerifierInformation} at p.
 *
 * @param errors observed share of passes, chances of either error.
 * @returns pass rate, informedness, information; NaN where J ≤ 0.
 * @throws {DomainError} a share or a chance outside [0, 1].
 *
 * @see Rogan & Gladen (1978), Estimating prevalence from the results of a screening test
 *
 * @example
 * ```ts
 * noisyVerdict({ observed: 0.5, falsePass: 0.1, falseFail: 0.1 }).passRate; // => 0.5
 * ```
 */
export function noisyVerdict(errors: VerdictErrors): NoisyVerdict {
  const fn = 'noisyVerdict';
  checkObject(fn, 'errors', errors);
  const { observed, falsePass = 0, falseFail = 0 } = errors;
  checkProbability(fn, 'observed', observed);
  checkProbability(fn, 'falsePass', falsePass);
  checkProbability(fn, 'falseFail', falseFail);
  const informedness = 1 - falsePass - falseFail;
  if (!(informedness > 0)) return { passRate: NaN, informedness, information: NaN };
  const passRate = Math.min(1, Math.max(0, (observed - falsePass) / informedness));
  const rates = { falsePositive: falsePass, falseNegative: falseFail };
  const information = noisyVerifierInformation(passRate, rates);
  return { passRate, informedness, information };
}
