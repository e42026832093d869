import { betainc, checkArray, checkSameLength } from '@bits-per-sample/core';
import type { PromptScores } from './promptScores.ts';
import { scoreColumns } from './scoreColumns.ts';

/** How far the scores of several runs on the same prompts lie apart. */
export interface RunSpread {
  /** Prompts with attempts in every run. */
  readonly prompts: number;
  /** Mean over these prompts, of each run; shape [runs]. */
  readonly scores: readonly number[];
  /** Standard deviation of the scores between runs. */
  readonly spread: number;
  /** What it would be by chance if every run were of one model. */
  readonly chance: number;
  /** Chance that such runs spread as much or more. */
  readonly pValue: number;
}

/**
 * Whether several runs on the same prompts differ by more than chance.
 *
 * Two-way analysis of variance of the means x_ij of prompt i in run j, without interaction: what is left
 * after prompts and runs are taken out, Σ (x_ij − x_i − x_j + x)² / ((M − 1)(R − 1)), is the chance in a
 * cell, and over M prompts that of a score. It needs no repeats within a run, and what of a prompt one
 * run likes and another does not counts as chance, so that the answer is about prompts like these. A
 * small p-value: the runs are of different models or settings, or something steers a whole run (a seed,
 * a server, a template). Two runs: the paired t-test. Verdicts once each: like Cochran's Q.
 *
 * @param runs scores of each run, of the same prompts in the same order; those that a run did not try
 *   have 0 attempts and are left out.
 * @returns scores, their spread, and what chance makes of it; NaN with fewer than 2 runs or prompts.
 * @throws {DomainError} scores that are none, or of other prompts.
 *
 * @see Fisher (1925), Statistical Methods for Research Workers, ch. VII; Cochran (1950),
 *   doi:10.2307/2332378
 *
 * @example
 * ```ts
 * const attempts = [4, 4, 4];
 * const runs = [[4, 2, 0], [4, 1, 1], [3, 2, 0]].map((successes) =>
 *   promptScores({ successes, attempts }),
 * );
 * const { spread, chance, pValue } = runSpread(runs);
 * spread.toFixed(3); // => '0.048'
 * chance.toFixed(3); // => '0.096'
 * pValue > 0.5; // => true
 * ```
 */
export function runSpread(runs: readonly PromptScores[]): RunSpread {
  const fn = 'runSpread';
  checkArray(fn, 'runs', runs);
  const all = Array.from(runs, (run) => {
    scoreColumns(fn, 'runs', run);
    return run;
  });
  const size = all[0]?.attempts.length ?? 0;
  for (const { attempts } of all) checkSameLength(fn, 'runs', attempts, size);
  const rows = Array.from({ length: size }, (_, i) => i).filter((i) =>
    all.every(({ attempts }) => attempts[i]! > 0),
  );
  const [m, r] = [rows.length, all.length];
  const scores = all.map(({ means }) => rows.reduce((sum, i) => sum + means[i]! / m, 0));
  if (m < 2 || r < 2)
    return { prompts: m, scores, spread: Number.NaN, chance: Number.NaN, pValue: Number.NaN };
  const centre = scores.reduce((a, x) => a + x / r, 0);
  const spread = scores.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (r - 1);
  let rest = 0;
  for (const i of rows) {
    const own = all.reduce((sum, { means }) => sum + means[i]! / r, 0);
    all.forEach(({ means }, j) => {
      rest += (means[i]! - own - scores[j]! + centre) ** 2;
    });
  }
  const chance = rest / ((m - 1) * (r - 1)) / m;
  // no cell is off and the scores are alike: rounding is no difference
  const alike = spread <= 1e-20 * Math.max(1, centre * centre);
  return {
    prompts: m,
    scores,
    spread: Math.sqrt(spread),
    chance: Math.sqrt(chance),
    pValue: alike ? 1 : upperTail(spread / chance, r - 1, (m - 1) * (r - 1)),
  };
}

/** P(F > f) of a ratio of variances. */
const upperTail = (f: number, above: number, below: number): number =>
  betainc(below / (below + above * f), below / 2, above / 2);
