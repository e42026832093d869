import { countBins, type PassCounts } from '@bits-per-sample/core';
import { fitPassRates } from '../estimate/fitPassRates.ts';

/** How the pass rates of a set of prompts are spread: a Beta distribution and two point masses. */
export interface PassRateMixture {
  /** First parameter of the Beta part, > 0; NaN when there is no Beta part. */
  readonly a: number;
  /** Second parameter of the Beta part, > 0; NaN when there is no Beta part. */
  readonly b: number;
  /** Share of prompts that are never solved (p = 0), in [0, 1]. */
  readonly zero: number;
  /** Share of prompts that are always solved (p = 1), in [0, 1]. */
  readonly one: number;
  /** Prompts behind the fit. */
  readonly n: number;
  /** How it was made, or `undefined: …` with the reason. */
  readonly method: string;
}

/** The spread itself: as much of a mixture as a group size is judged by. */
export type PassRateSpread = Pick<PassRateMixture, 'a' | 'b' | 'zero' | 'one'>;

/**
 * Fits the distribution of pass rates over prompts from a few rollouts of each: a
 * Beta-binomial by maximum likelihood, with a point mass at 0 (never solved) or at 1
 * (always solved) where its likelihood ratio is significant at 5 %.
 *
 * A prompt that failed 8 times of 8 may have p = 0 or p = 0.1: one prompt cannot tell,
 * a thousand together can, if pass rates are spread as the model says. Nothing in the counts
 * shows whether they are: {@link populationMean} asks for no model.
 *
 * Where the prompts show no spread beyond chance, a + b stops at 10⁶ and `method` says so.
 * Without a single group that has both outcomes only the point masses are known; with one
 * rollout per prompt nothing is, and all four are NaN.
 *
 * @param counts successes and attempts, one entry per prompt (or group).
 * @returns the fitted mixture; the Beta part has weight 1 − zero − one.
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts.
 *
 * @see Griffiths (1973), doi:10.2307/2529131 (maximum likelihood of the Beta-binomial)
 *
 * @example
 * ```ts
 * const successes = [0, 1, 0, 3, 8, 8, 2, 5, 0, 7];
 * const { a, b } = passRateMixture({ successes, attempts: Array(10).fill(8) });
 * a.toFixed(4); // => '0.3035'
 * b.toFixed(4); // => '0.3949'
 * ```
 */
export function passRateMixture(counts: PassCounts): PassRateMixture {
  const bins = countBins('passRateMixture', counts);
  const unknown = { a: NaN, b: NaN, zero: NaN, one: NaN, n: bins.prompts };
  if (bins.prompts === 0) return { ...unknown, method: 'undefined: no rollouts' };
  let failed = 0;
  let solved = 0;
  let repeated = 0;
  for (let c = 0; c < bins.k.length; c++) {
    if (bins.n[c]! < 2) continue;
    repeated += bins.weight[c]!;
    if (bins.k[c] === 0) failed += bins.weight[c]!;
    if (bins.k[c] === bins.n[c]) solved += bins.weight[c]!;
  }
  if (repeated === 0) return { ...unknown, method: 'undefined: one rollout per prompt' };
  if (failed + solved === repeated)
    return {
      ...unknown,
      zero: failed / repeated,
      one: solved / repeated,
      method: 'no group has both outcomes',
    };
  const { a, b, zero, one, masses } = fitPassRates(bins);
  const inflated = [...(masses.zero ? ['0'] : []), ...(masses.one ? ['1'] : [])];
  const method =
    'beta-binomial maximum likelihood' +
    (inflated.length > 0 ? `, inflated at ${inflated.join(' and ')}` : '') +
    (a + b > 9.9e5 ? ', no spread between prompts seen' : '');
  return { a, b, zero, one, n: bins.prompts, method };
}
