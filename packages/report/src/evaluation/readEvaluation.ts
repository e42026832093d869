import {
  meanPassAtK,
  meanPassHatK,
  type PromptScores,
  promptScores,
  type RunToRunNoise,
  runToRunNoise,
  type ScoreErrors,
  smallestDifference,
} from '@bits-per-sample/capability';
import {
  type Dictionary,
  type Estimate,
  isDictionary,
  normalQuantile,
  studentQuantile,
  type Table,
} from '@bits-per-sample/core';
import type { JudgedSample } from '../causes/judgedSample.ts';
import type { Question } from '../options/question.ts';
import { defined } from '../trials/defined.ts';
import type { Groups } from '../trials/readGroups.ts';
import { extremes } from './extremes.ts';
import { type PromptTotal, promptTotals } from './promptTotals.ts';
import { readMajority } from './readMajority.ts';
import { readRuns } from './readRuns.ts';
import type { AtK, ReportEvaluation, ReportFlips, ReportRunNoise } from './reportEvaluation.ts';
import { triesAllowed } from './triesAllowed.ts';

/** Chance to see the smallest difference. */
const POWER = 0.8;
/** Prompts that are named as flipping, at most. */
const NAMED = 50;

/** Formats of tools that evaluate and do not train; others say it in each row. */
const EVALUATIONS = /^(lm-eval|lighteval)/;

/** What is asked of an evaluation. */
interface Asked {
  readonly question: Question;
  readonly level: number;
  /** Format of the log. */
  readonly format: string;
  /** Rollouts that were kept, with their answers. */
  readonly sample: JudgedSample;
}

/**
 * The log as an evaluation: pass@k, pass^k and the noise from run to run, over its prompts.
 *
 * A log is one when it says that its rollouts are of evaluations, or when it names no step. Of several
 * steps the last is judged: each is of another policy.
 *
 * @param table rows of sums of one kind.
 * @param groups what they say.
 * @param prompts the prompt of each group; undefined when the log does not tell.
 * @param asked question, level, format, and the sampled rollouts.
 * @returns the numbers; null when the log is none, or tells no prompts.
 */
export function readEvaluation(
  table: Table,
  groups: Groups,
  prompts: Dictionary | undefined,
  { question, level, sample, format }: Asked,
): ReportEvaluation | null {
  const because = whyEvaluation(table, groups, format);
  if (because === null || prompts === undefined) return null;
  const steps = new Set(groups.step.filter((x, i) => !Number.isNaN(x) && groups.attempts[i]! > 0));
  const step = steps.size > 0 ? [...steps].reduce((a, x) => Math.max(a, x)) : null;
  const totals = promptTotals(groups, table, prompts, { step });
  if (totals.length === 0) return null;
  const graded = groups.success.source === 'none';
  const attempts = Float64Array.from(totals, (total) => total.attempts);
  const counts = { attempts, successes: Float64Array.from(totals, (total) => total.successes) };
  const scores = graded ? gradedScores(totals, table) : promptScores(counts);
  const noise = runToRunNoise(scores, { level });
  const [fewest, most] = extremes(attempts);
  const ks = graded ? [] : triesAllowed(fewest);
  const options = { prompts: question, level };
  const atK = (mean: typeof meanPassAtK): AtK[] =>
    ks.map((k) => ({ k, value: mean(counts, k, options) }));
  const score = graded
    ? meanScore(totals, noise.standardError, { question, level })
    : meanPassAtK(counts, 1, options);
  return {
    because,
    step,
    steps: steps.size,
    runs: readRuns(table, groups, prompts, step),
    prompts: totals.length,
    attempts: [fewest, most],
    score,
    graded,
    passAtK: atK(meanPassAtK),
    passHatK: atK(meanPassHatK),
    majority: graded ? null : readMajority(sample, step, level),
    flips: flipsOf(totals, noise, graded),
    noise: noiseOf(noise, score, { range: scores.range ?? 1, level }),
  };
}

/** Why a log is taken as an evaluation; null when it is none. */
function whyEvaluation({ columns: { kind }, rowCount }: Table, groups: Groups, format: string) {
  if (rowCount === 0) return null;
  if (
    kind !== undefined &&
    isDictionary(kind) &&
    kind.codes.every((c) => kind.values[c] === 'eval')
  )
    return 'kind';
  if (!groups.step.every(Number.isNaN)) return null;
  return EVALUATIONS.test(format) ? 'kind' : 'no-steps';
}

/** Rewards that no rule calls right or wrong, as scores; their range is the one that was seen. */
function gradedScores(totals: readonly PromptTotal[], { columns, rowCount }: Table): PromptScores {
  const ends = [columns.reward_min, columns.reward_max];
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < rowCount; i++) {
    const [min, max] = ends.map((end) => (end && !isDictionary(end) ? end[i]! : Number.NaN));
    if (min! < low) low = min!;
    if (max! > high) high = max!;
  }
  return {
    attempts: totals.map(({ attempts }) => attempts),
    means: totals.map(({ mean }) => mean),
    variances: totals.map(({ attempts, squares }) =>
      attempts > 1 ? squares / (attempts - 1) : Number.NaN,
    ),
    range: high > low ? high - low : 1,
  };
}

function meanScore(
  totals: readonly PromptTotal[],
  errors: ScoreErrors,
  { question, level }: Pick<Asked, 'question' | 'level'>,
): Estimate {
  const n = totals.length;
  const value = totals.reduce((sum, { mean }) => sum + mean / n, 0);
  const error = errors[question].value;
  const freedom = question === 'sample' ? Math.max(1, n - 1) : Infinity;
  const margin = studentQuantile((1 + level) / 2, freedom) * error;
  const method = `mean, ${question} prompts`;
  return { value, lower: value - margin, upper: value + margin, level, n, unit: 'score', method };
}

function flipsOf(
  totals: readonly PromptTotal[],
  { repeated, within }: RunToRunNoise,
  graded: boolean,
): ReportFlips {
  const flipping = totals.filter(({ attempts, squares, mean }) =>
    graded ? attempts > 1 && squares > attempts * 1e-18 * Math.max(1, mean * mean) : squares > 0,
  );
  const known = graded ? null : defined(within);
  const variance = ({ attempts, squares }: PromptTotal): number => squares / (attempts - 1);
  return {
    prompts: flipping.length,
    among: repeated,
    disagreement: known && {
      ...known,
      // 2p(1 − p) is at most ½, of whatever prompts
      value: Math.min(0.5, 2 * known.value),
      lower: Math.min(0.5, 2 * known.lower),
      upper: Math.min(0.5, 2 * known.upper),
      unit: 'probability',
    },
    most: flipping
      .sort((a, b) => variance(b) - variance(a) || b.attempts - a.attempts)
      .slice(0, NAMED)
      .map(({ prompt, attempts, successes, mean }) => ({
        prompt,
        attempts,
        successes: graded ? null : successes,
        mean,
      })),
  };
}

function noiseOf(
  noise: RunToRunNoise,
  score: Estimate,
  { range, level }: { readonly range: number; readonly level: number },
): ReportRunNoise {
  const both = ({ these, sample }: ScoreErrors) => ({
    these: defined(these),
    sample: defined(sample),
  });
  const these = defined(noise.standardError.these);
  const shown = (x: number): number =>
    Math.min(range, smallestDifference(Math.SQRT2 * x, { level, power: POWER }));
  return {
    standardError: both(noise.standardError),
    oneTry: both(noise.oneAttempt),
    chanceShare: defined(noise.chanceShare),
    rerun: defined(noise.rerun),
    rerunAtMost: these === null && range === 1 ? widest(score, noise.prompts) : null,
    smallest: these && {
      ...these,
      value: shown(these.value),
      lower: shown(these.lower),
      upper: shown(these.upper),
    },
    power: POWER,
  };
}

/** Prompts tried once: the mean of p (1 − p) is at most P (1 − P), with the P that makes it largest. */
function widest({ lower, upper, level }: Estimate, prompts: number): number {
  const rate = Math.min(upper, Math.max(lower, 0.5));
  const error = Math.sqrt((rate * (1 - rate)) / prompts);
  return Math.min(1, normalQuantile((1 + level) / 2) * Math.SQRT2 * error);
}
