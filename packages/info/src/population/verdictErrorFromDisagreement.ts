import { checkNumber, DomainError } from '@bits-per-sample/core';

/**
 * How often a verifier errs at random, told by how often two verdicts on the same answer differ:
 * (1 − √(1 − 2D))/2, if both errors are alike.
 *
 * An answer that is misjudged the same way every time does not show: that takes a relabelled
 * subset.
 *
 * @param disagreement share D of answers with two verdicts that differ, in [0, ½].
 * @returns the chance of a wrong verdict, in [0, ½].
 * @throws {DomainError} disagreement outside [0, ½].
 *
 * @example
 * ```ts
 * verdictErrorFromDisagreement(0.5); // => 0.5
 * ```
 */
export function verdictErrorFromDisagreement(disagreement: number): number {
  const fn = 'verdictErrorFromDisagreement';
  checkNumber(fn, 'disagreement', disagreement);
  if (disagreement < 0 || disagreement > 0.5)
    throw new DomainError(fn, 'disagreement', 'in [0, 0.5]', disagreement);
  return (1 - Math.sqrt(1 - 2 * disagreement)) / 2;
}
