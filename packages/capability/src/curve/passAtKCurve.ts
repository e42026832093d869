import {
  checkLevel,
  checkObject,
  countBins,
  type Estimate,
  type IntervalOptions,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkKs } from '../check/checkKs.ts';
import { attemptGrid } from './attemptGrid.ts';
import { curveBand } from './curveBand.ts';
import { curveSums } from './curveSums.ts';
import { checkQuestion, type PromptQuestion } from './promptQuestion.ts';
import { tooFewAttempts } from './tooFewAttempts.ts';

/** Options of {@link passAtKCurve}. */
export interface PassAtKCurveOptions extends IntervalOptions {
  /** Attempts allowed, integers ≥ 1, rising. Default: up to the fewest attempts of a prompt, four per octave from 8 on. */
  readonly ks?: readonly number[];
  /** Which question the band answers: a `'sample'` of prompts (default) or `'these'` prompts. */
  readonly prompts?: PromptQuestion;
}

/** pass@k along k, with a band that holds the whole curve. */
export interface PassAtKCurve {
  /** Attempts allowed; shape [ks]. */
  readonly ks: readonly number[];
  /** pass@k at each k; its interval is the simultaneous band; shape [ks]. */
  readonly passAtK: readonly Estimate<'probability'>[];
  /** Prompts with attempts. */
  readonly prompts: number;
}

/**
 * pass@k along k, with a band that contains the **whole** true curve at the given level.
 *
 * Intervals for each k alone leave the curve somewhere much more often than 5 % of the time, and a
 * reader looks at all of them. Here every interval is widened to c standard errors, with c from the
 * length of the curve's path: 2.3 to 2.6 for curves up to k = 256, against 1.96. The centre is
 * unbiased at every k; the scatter is that of {@link meanPassAtK}, and where it cannot be estimated
 * (k above half of the attempts, `'these'` prompts) it is bounded from above.
 *
 * @param counts successes and attempts, one entry per prompt; prompts without attempts are left out.
 * @param options `ks`; `prompts`: which question; `level`, default 0.95.
 * @returns the curve; points with k above the attempts of a prompt are undefined, with the reason.
 * @throws {DomainError} counts that are no counts, ks not rising integers ≥ 1, level outside (0, 1).
 *
 * @see Naiman (1986), doi:10.1214/aos/1176349983; Sun & Loader (1994), doi:10.1214/aos/1176325631
 *
 * @example
 * ```ts
 * const counts = {
 *   successes: Float64Array.of(1, 0, 12, 40, 3, 2),
 *   attempts: new Float64Array(6).fill(64),
 * };
 * const { ks, passAtK } = passAtKCurve(counts, { ks: [1, 8, 64], prompts: 'these' });
 * passAtK.map(({ value }) => value.toFixed(3)); // => ['0.151', '0.421', '0.833']
 * ```
 */
export function passAtKCurve(counts: PassCounts, options: PassAtKCurveOptions = {}): PassAtKCurve {
  const fn = 'passAtKCurve';
  const bins = countBins(fn, counts);
  checkObject(fn, 'options', options);
  const { ks: asked, prompts: over = 'sample', level = 0.95 } = options;
  checkLevel(fn, level);
  checkQuestion(fn, 'prompts', over);
  if (asked !== undefined) checkKs(fn, asked);
  const { prompts } = bins;
  if (prompts === 0)
    return {
      ks: asked ?? [],
      passAtK: (asked ?? []).map(() => undefinedEstimate('probability', 'no prompts', { level })),
      prompts,
    };
  const ks = asked ?? attemptGrid(bins.fewest);
  const known = ks.filter((k) => k <= bins.fewest);
  const band = curveBand(curveSums(bins, known, over), over, level);
  return {
    ks,
    passAtK: ks.map((k, l) => tooFewAttempts(bins, k, level) ?? band[l]!),
    prompts,
  };
}
