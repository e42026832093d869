import { DomainError } from '../errors.ts';

/** A Beta(a, b) distribution over a pass rate. */
export interface BetaPosterior {
  /** First shape, > 0: prior plus successes. */
  readonly a: number;
  /** Second shape, > 0: prior plus failures. */
  readonly b: number;
}

/** Outcomes of independent trials. */
export interface TrialCounts {
  /** Trials that succeeded, in [0, trials]. */
  readonly successes: number;
  /** All trials, ≥ 0. */
  readonly trials: number;
}

/** Options of {@link betaPosterior}. */
export interface PriorOptions {
  /** Beta distribution before the trials. Default: Jeffreys' prior, a = b = ½. */
  readonly prior?: BetaPosterior;
}

/**
 * What is known of a pass rate after k successes in n trials: Beta(a + k, b + n − k).
 *
 * The posterior of one prompt: where its pass rate lies, and how sure one can be. With a
 * prior fitted over all prompts, prompts with few rollouts borrow strength from the others.
 *
 * @param counts `successes` and `trials`; fractions are allowed (decayed counts). NaN gives NaN.
 * @param options `prior`: default { a: ½, b: ½ }.
 * @returns the shapes of the posterior.
 * @throws {DomainError} successes outside [0, trials], prior shapes not positive.
 *
 * @see Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286, §4.3
 *
 * @example
 * ```ts
 * betaPosterior({ successes: 3, trials: 8 }); // => { a: 3.5, b: 5.5 }
 * betaPosterior({ successes: 3, trials: 8 }, { prior: { a: 1, b: 1 } }); // => { a: 4, b: 6 }
 * ```
 */
export function betaPosterior(
  { successes, trials }: TrialCounts,
  { prior = { a: 0.5, b: 0.5 } }: PriorOptions = {},
): BetaPosterior {
  if (trials < 0) throw new DomainError('betaPosterior', 'trials', '≥ 0', trials);
  if (successes < 0 || successes > trials)
    throw new DomainError('betaPosterior', 'successes', `in [0, trials = ${trials}]`, successes);
  if (prior.a <= 0) throw new DomainError('betaPosterior', 'prior.a', '> 0', prior.a);
  if (prior.b <= 0) throw new DomainError('betaPosterior', 'prior.b', '> 0', prior.b);
  return { a: prior.a + successes, b: prior.b + (trials - successes) };
}
