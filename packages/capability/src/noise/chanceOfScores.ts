import type { ScoreColumns } from './scoreColumns.ts';

/** Variance of each mean by the chance of its attempts, s²/n, and what stands in for missing ones. */
export interface ScoreChance {
  /** s²/n of the prompts with two attempts or more. */
  readonly known: Float64Array;
  /** Mean of s² over these: the variance of one attempt. */
  readonly within: number;
  /** s²/n of all prompts; `within`/n where a prompt has one attempt. NaN when all have one. */
  readonly all: Float64Array;
  /** Most that s²/n can be. */
  readonly most: number;
  /** Share of the mean over all prompts that one deciding attempt is worth, times their number. */
  readonly grain: number;
}

/** What the attempts at each prompt say about the chance in its mean. */
export function chanceOfScores({ attempts, variances, range }: ScoreColumns): ScoreChance {
  const repeated = attempts.reduce((sum, n) => sum + Number(n > 1), 0);
  const known = new Float64Array(repeated);
  let within = 0;
  let most = 0;
  let grain = 0;
  let at = 0;
  attempts.forEach((n, i) => {
    grain += range / n / attempts.length;
    if (n < 2) return;
    within += variances[i]! / repeated;
    most = Math.max(most, (range * range) / (4 * (n - 1)));
    known[at++] = variances[i]! / n;
  });
  if (repeated === 0) within = NaN;
  const all = attempts.map((n, i) => (n > 1 ? variances[i]! : within) / n);
  return { known, within, all, most, grain };
}
