import { checkAtLeast } from '../check/checkAtLeast.ts';
import { checkBetaShapes } from '../check/checkBetaShapes.ts';
import { checkObject } from '../check/checkObject.ts';
import type { PassCount } from '../counts/passCount.ts';
import { DomainError } from '../errors.ts';

/** A Beta(a, b) distribution over a pass rate. */
export interface BetaPosterior {
  /** First shape, > 0: prior plus successes. */
  readonly a: number;
  /** Second shape, > 0: prior plus failures. */
  readonly b: number;
}

/** Options of {@link betaPosterior}. */
export interface PriorOptions {
  /** Beta distribution before the attempts. Default: Jeffreys' prior, a = b = ½. */
  readonly prior?: BetaPosterior;
}

/**
 * What is known of a pass rate after k successes in n attempts: Beta(a + k, b + n − k).
 *
 * The posterior of one prompt: where its pass rate lies, and how sure one can be. With a
 * prior fitted over all prompts, prompts with few rollouts borrow strength from the others.
 *
 * @param count `successes` and `attempts`; fractions are allowed (decayed counts). NaN gives NaN.
 * @param options `prior`: default { a: ½, b: ½ }.
 * @returns the shapes of the posterior.
 * @throws {DomainError} successes outside [0, attempts], prior shapes not positive and finite.
 *
 * @see Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286, §4.3
 *
 * @example
 * ```ts
 * betaPosterior({ successes: 3, attempts: 8 }); // => { a: 3.5, b: 5.5 }
 * betaPosterior({ successes: 3, attempts: 8 }, { prior: { a: 1, b: 1 } }); // => { a: 4, b: 6 }
 * ```
 */
export function betaPosterior(count: PassCount, options: PriorOptions = {}): BetaPosterior {
  checkObject('betaPosterior', 'options', options);
  const { prior = { a: 0.5, b: 0.5 } } = options;
  if (typeof count !== 'object' || count === null)
    throw new DomainError('betaPosterior', 'count', 'with successes and attempts', count);
  const { successes, attempts } = count;
  checkAtLeast('betaPosterior', 'attempts', attempts, 0);
  if (typeof successes !== 'number' || successes < 0 || successes > attempts)
    throw new DomainError(
      'betaPosterior',
      'successes',
      `in [0, attempts = ${attempts}]`,
      successes,
    );
  checkBetaShapes('betaPosterior', prior, 'prior');
  return { a: prior.a + successes, b: prior.b + (attempts - successes) };
}
