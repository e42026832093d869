import {
  checkLevel,
  checkObject,
  type Estimate,
  type IntervalOptions,
  normalQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { meanOfRows } from '../curve/meanOfRows.ts';
import { chanceOfScores } from './chanceOfScores.ts';
import { chanceShare } from './chanceShare.ts';
import type { PromptScores } from './promptScores.ts';
import { type ScoreColumns, scoreColumns } from './scoreColumns.ts';
import type { ScoreErrors } from './scoreErrors.ts';
import { standardErrors } from './standardErrors.ts';

/** What chance does to the score of a benchmark. */
export interface RunToRunNoise {
  /** Prompts with attempts. */
  readonly prompts: number;
  /** Those with two or more, which alone show chance. */
  readonly repeated: number;
  /** Variance of one attempt at a prompt, mean over prompts: p (1 − p) for verdicts. */
  readonly within: Estimate<'variance'>;
  /** Variance between the true means of prompts, unbiased: below 0 by chance where there is little. */
  readonly between: number;
  /** Share of the variance of the score, for prompts like these, that is chance of the attempts. */
  readonly chanceShare: Estimate<'share'>;
  /** Of the score of all attempts. */
  readonly standardError: ScoreErrors;
  /** Of the score of a run with one attempt at each prompt. */
  readonly oneAttempt: ScoreErrors;
  /** Two runs of the same model, attempts as here: their scores are at most so far apart at the level. */
  readonly rerun: Estimate<'score'>;
}

/**
 * How far the score of a benchmark moves when nothing changes: the noise from run to run.
 *
 * Two things make a score uncertain. The same prompts answered again give other answers: `within`, the
 * mean of p (1 − p). Other prompts would have been easier or harder: `between`. By the law of total
 * variance a score over M prompts, n attempts each, has the variance (within/n + between)/M for prompts
 * like these and within/(n M) for these prompts run again. Only the second is in the difference between
 * two runs on the same prompts, and only the first is in a claim about the ability behind them.
 *
 * `within` is the mean of sample variances, unbiased however few the attempts; `between` is what is left
 * of the variance between means. One deciding attempt (`these`) or prompt (`sample`) is added to each
 * standard error, so that agreement in all prompts is not taken for certainty. Prompts with one attempt
 * count with the mean `within`. Intervals are for prompts like these. It holds for attempts drawn
 * independently under one setting: what differs between runs beside them (a server, a prompt template, a
 * seed that steers all of a run) comes on top.
 *
 * @param scores attempts, means and variances, one entry per prompt: {@link promptScores} makes them
 *   of counts. Prompts without attempts are left out.
 * @param options `level`, default 0.95.
 * @returns the variance components, and standard errors; undefined without prompts, and all but
 *   `sample` where no prompt has two attempts.
 * @throws {DomainError} scores that are none, level outside (0, 1).
 *
 * @see Miller (2024), arXiv:2411.00640 (error bars of evaluations, §2 and §3.1); Madaan et al. (2024),
 *   arXiv:2406.10229 (variance between runs of benchmarks)
 *
 * @example
 * ```ts
 * const scores = promptScores({ successes: [8, 6, 4, 0, 8, 1], attempts: [8, 8, 8, 8, 8, 8] });
 * const { within, chanceShare, rerun } = runToRunNoise(scores);
 * within.value.toFixed(4); // => '0.1042'
 * chanceShare.value.toFixed(3); // => '0.070'
 * rerun.value.toFixed(2); // => '0.14'
 * ```
 */
export function runToRunNoise(scores: PromptScores, options: IntervalOptions = {}): RunToRunNoise {
  const fn = 'runToRunNoise';
  const columns = scoreColumns(fn, 'scores', scores);
  checkObject(fn, 'options', options);
  const { level = 0.95 } = options;
  checkLevel(fn, level);
  const { means, attempts, variances, range } = columns;
  const prompts = attempts.length;
  const chance = chanceOfScores(columns);
  const within = meanOfRows(
    variances.filter((x) => !Number.isNaN(x)),
    { most: (range * range) / 2, level, unit: 'variance' },
  );
  const centre = means.reduce((sum, x) => sum + x / prompts, 0);
  const squares = means.map((x) => (x - centre) ** 2);
  const total = prompts > 1 ? squares.reduce((a, x) => a + x, 0) / (prompts - 1) : NaN;
  const between = total - chance.all.reduce((sum, x) => sum + x / prompts, 0);
  const standardError = standardErrors(chance, squares, range, level);
  const { these } = standardError;
  const apart = normalQuantile((1 + level) / 2) * Math.SQRT2;
  return {
    prompts,
    repeated: chance.known.length,
    within,
    between,
    chanceShare: chanceShare(chance, squares, range, level),
    standardError,
    oneAttempt: oneAttempt(within, squares, columns, level),
    rerun: Number.isNaN(these.value)
      ? these
      : {
          ...these,
          value: Math.min(range, apart * these.value),
          lower: Math.min(range, apart * these.lower),
          upper: Math.min(range, apart * these.upper),
        },
  };
}

/**
 * Of a run with one attempt at each prompt: its variance for prompts like these is the mean of
 * (x̄ − mean)² M/(M − 1) + s² (1 − 1/n), which lacks nothing where prompts were tried once.
 */
function oneAttempt(
  within: Estimate<'variance'>,
  squares: Float64Array,
  { attempts, variances, range }: ScoreColumns,
  level: number,
): ScoreErrors {
  const prompts = squares.length;
  const more = (range / prompts) ** 2;
  const error = (variance: number, added: number): number =>
    Math.min(range, Math.sqrt(variance / prompts + added));
  const errors = (variance: Estimate<'variance'>): Estimate<'score'> => ({
    ...variance,
    value: error(variance.value, more),
    lower: error(variance.lower, 0),
    upper: error(variance.upper, more),
    n: prompts,
    unit: 'score',
  });
  const whole = squares.map((x, i) => {
    const n = attempts[i]!;
    return (x * prompts) / (prompts - 1) + (n > 1 ? variances[i]! * (1 - 1 / n) : 0);
  });
  const alone = undefinedEstimate('score', 'fewer than 2 prompts', { level, n: prompts });
  return {
    these: errors(within),
    sample:
      prompts > 1
        ? errors(meanOfRows(whole, { most: range * range, level, unit: 'variance' }))
        : alone,
  };
}
