import {
  checkArray,
  checkLevel,
  checkObject,
  checkSameLength,
  DomainError,
  type Estimate,
  type IntervalOptions,
  normalQuantile,
} from '@bits-per-sample/core';
import { checkQuestion, type PromptQuestion } from '../curve/promptQuestion.ts';
import { attemptsToShrink } from './attemptsToShrink.ts';
import { chanceOfScores } from './chanceOfScores.ts';
import { chanceShare } from './chanceShare.ts';
import type { PromptScores } from './promptScores.ts';
import { type ScoreColumns, scoreColumns } from './scoreColumns.ts';
import type { ScoreErrors } from './scoreErrors.ts';
import { smallestDifference } from './smallestDifference.ts';
import { standardErrors } from './standardErrors.ts';

/** Options of {@link pairedNoise}. */
export interface PairedNoiseOptions extends IntervalOptions {
  /** What a smallest difference is about: prompts like these (`'sample'`, default) or `'these'`. */
  readonly prompts?: PromptQuestion;
  /** Chance to see the smallest difference, in (0, 1). Default 0.8. */
  readonly power?: number;
}

/** What chance does to the difference between two scores on the same prompts. */
export interface PairedNoise {
  /** Prompts with attempts on both sides. */
  readonly prompts: number;
  /** Second score less the first. */
  readonly difference: number;
  /** Of the difference: for these prompts, by the chance of their attempts alone, and for prompts like these. */
  readonly standardError: ScoreErrors;
  /** How far the chance of the attempts alone moves the difference, at the level: half an interval. */
  readonly chance: number;
  /** What of the difference is more than that, with its sign: at least so much, for these prompts; 0 when none. */
  readonly moreThanChance: number;
  /** Share of the variance of the differences between prompts that is chance of the attempts. */
  readonly chanceShare: Estimate<'share'>;
  /** Variance of the true differences between prompts, unbiased: below 0 by chance where there is little. */
  readonly between: number;
  /** The smallest true difference that attempts and prompts as these show, see {@link smallestDifference}. */
  readonly smallest: Estimate<'score'>;
  /** Attempts that halve it, as a factor; Infinity when none would, NaN when it cannot be told. */
  readonly attemptsToHalve: number;
}

/**
 * How much of the difference between two runs on the same prompts is chance, and what was too small to
 * be seen.
 *
 * The difference at a prompt is d̂ = d + chance, with the variance s₁²/n₁ + s₂²/n₂ by the attempts. Over M
 * prompts the mean differs from that of the true d by √(Σ (s₁²/n₁ + s₂²/n₂))/M: what two runs of one model
 * would differ by. What is said of prompts like these has the scatter of d̂ itself, √(Var d̂/M), in which
 * pairing has taken out how hard each prompt is.
 *
 * @param base scores before, one entry per prompt: {@link promptScores} makes them of counts.
 * @param trained scores after, of the same prompts in the same order. Prompts without attempts on a
 *   side are left out.
 * @param options `level`, default 0.95; `prompts`: which question; `power`, default 0.8.
 * @returns the difference and its parts; what the chance of attempts tells is NaN when a side has
 *   one attempt at every prompt.
 * @throws {DomainError} scores that are none or of other prompts, level or power outside (0, 1).
 *
 * @see Miller (2024), arXiv:2411.00640, §4 and §5 (paired differences, power)
 *
 * @example
 * ```ts
 * const attempts = [8, 8, 8, 8, 8, 8];
 * const before = promptScores({ successes: [0, 1, 2, 4, 8, 8], attempts });
 * const after = promptScores({ successes: [3, 6, 5, 8, 8, 8], attempts });
 * const { difference, chance, moreThanChance, smallest } = pairedNoise(before, after);
 * difference.toFixed(3); // => '0.313'
 * chance.toFixed(3); // => '0.147'
 * moreThanChance.toFixed(3); // => '0.165'
 * smallest.value > 0.3; // => true
 * ```
 */
export function pairedNoise(
  base: PromptScores,
  trained: PromptScores,
  options: PairedNoiseOptions = {},
): PairedNoise {
  const fn = 'pairedNoise';
  const [first, second] = pairedColumns(fn, base, trained);
  checkObject(fn, 'options', options);
  const { level = 0.95, prompts: over = 'sample', power = 0.8 } = options;
  checkLevel(fn, level);
  checkQuestion(fn, 'prompts', over);
  if (!(power > 0 && power < 1)) throw new DomainError(fn, 'power', 'in (0, 1)', power);
  const prompts = first.means.length;
  const range = Math.max(first.range, second.range);
  const gains = first.means.map((x, i) => second.means[i]! - x);
  const difference = gains.reduce((sum, x) => sum + x / prompts, prompts > 0 ? 0 : NaN);
  const [one, other] = [chanceOfScores(first), chanceOfScores(second)];
  const all = one.all.map((x, i) => x + other.all[i]!);
  const both = (_: number, i: number) => first.attempts[i]! > 1 && second.attempts[i]! > 1;
  const chance = {
    all,
    known: all.filter(both),
    most: one.most + other.most,
    grain: Math.hypot(one.grain, other.grain),
  };
  const squares = gains.map((x) => (x - difference) ** 2);
  const standardError = standardErrors(chance, squares, range, level);
  const margin = normalQuantile((1 + level) / 2) * standardError.these.value;
  const mean = all.reduce((sum, x) => sum + x / prompts, 0);
  const total = prompts > 1 ? squares.reduce((a, x) => a + x, 0) / (prompts - 1) : NaN;
  const between = total - mean;
  const error = standardError[over];
  const freedom = over === 'sample' ? Math.max(1, prompts - 1) : Infinity;
  const shown = (x: number): number =>
    Math.min(range, smallestDifference(x, { level, power, freedom }));
  return {
    prompts,
    difference,
    standardError,
    chance: Math.min(2 * range, margin),
    moreThanChance: Math.sign(difference) * Math.max(0, Math.abs(difference) - margin),
    chanceShare: chanceShare(chance, squares, range, level),
    between,
    smallest: {
      ...error,
      value: shown(error.value),
      lower: shown(error.lower),
      upper: shown(error.upper),
    },
    attemptsToHalve: attemptsToShrink({
      chance: mean,
      between: over === 'these' ? 0 : Math.max(0, between),
    }),
  };
}

/** Both sides, with the prompts that have attempts on each. */
function pairedColumns(
  fn: string,
  base: PromptScores,
  trained: PromptScores,
): readonly [ScoreColumns, ScoreColumns] {
  checkObject(fn, 'base', base);
  checkObject(fn, 'trained', trained);
  checkArray(fn, 'base.attempts', base.attempts);
  const tried = (side: PromptScores) => (i: number) => side.attempts[i]! > 0;
  checkSameLength(fn, 'trained.attempts', trained.attempts, base.attempts.length);
  const first = scoreColumns(fn, 'base', base, tried(trained));
  return [first, scoreColumns(fn, 'trained', trained, tried(base))];
}
