import { checkAtLeast, checkObject, DomainError } from '@bits-per-sample/core';

/** The two sources of the variance of a mean over prompts. */
export interface VarianceParts {
  /** Mean over prompts of the variance by the chance of their attempts, as they were made. */
  readonly chance: number;
  /** Variance between prompts that no attempt takes away. */
  readonly between: number;
}

/** Options of {@link attemptsToShrink}. */
export interface AttemptsToShrinkOptions {
  /** What the standard error is to be multiplied by, in (0, 1). Default ½. */
  readonly factor?: number;
}

/**
 * By how much the attempts at each prompt must grow to shrink a standard error by a factor.
 *
 * Attempts divide only the chance part of the variance, chance/f + between = (chance + between) ·
 * factor², so f = chance / (factor² (chance + between) − between). To halve it takes four times the
 * attempts when all of it is chance, more when prompts differ, and no number will do once the
 * difference between prompts alone is too much: then only more prompts help.
 *
 * @param parts `chance` and `between`, both ≥ 0. NaN gives NaN.
 * @param options `factor` of the standard error, default ½.
 * @returns the factor for the attempts, > 1; Infinity when no number of attempts is enough; NaN when
 *   there is no variance at all.
 * @throws {DomainError} a part below 0, a factor outside (0, 1).
 *
 * @see Miller (2024), arXiv:2411.00640, §3.1 and §5
 *
 * @example
 * ```ts
 * attemptsToShrink({ chance: 0.1, between: 0 }); // => 4
 * attemptsToShrink({ chance: 0.1, between: 0.01 }).toFixed(2); // => '5.71'
 * attemptsToShrink({ chance: 0.1, between: 0.2 }); // => Infinity
 * ```
 */
export function attemptsToShrink(
  parts: VarianceParts,
  options: AttemptsToShrinkOptions = {},
): number {
  const fn = 'attemptsToShrink';
  checkObject(fn, 'parts', parts);
  checkObject(fn, 'options', options);
  const { chance, between } = parts;
  const { factor = 0.5 } = options;
  checkAtLeast(fn, 'chance', chance, 0);
  checkAtLeast(fn, 'between', between, 0);
  if (!(factor > 0 && factor < 1)) throw new DomainError(fn, 'factor', 'in (0, 1)', factor);
  const left = factor * factor * (chance + between) - between;
  if (Number.isNaN(left) || chance + between === 0) return NaN;
  return left > 0 ? chance / left : Infinity;
}
