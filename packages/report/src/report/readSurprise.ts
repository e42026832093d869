import { type Estimate, formatCount, type Table } from '@bits-per-sample/core';
import { predictiveSurprise } from '@bits-per-sample/info';
import { areEvaluations } from '../trials/areEvaluations.ts';
import type { ConfidentRollout } from '../trials/confidentSample.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { ReportSuccess } from '../trials/reportSuccess.ts';
import type { Warnings } from './warnings.ts';

/** What the sample was taken of, and what is known of it. */
interface Asked {
  /** Sums of the kind that is reported. */
  readonly table: Table;
  readonly success: ReportSuccess;
  /** A part of the reward says what is right, and never did. */
  readonly neverRight: boolean;
  readonly level: number;
}

/** Prompts with a right answer, and with a wrong one, below which nothing is said. */
const LEAST_PROMPTS = 10;

/** Below e to this power, 1e−12, confidence is not told apart. */
const LEAST_LOGPROB = Math.log(1e-12);

/**
 * What a reward was worth to the policy's own recalibrated confidence: an upper bound, on average,
 * of H(reward | log-probability of the answer), whatever the temperature.
 *
 * @returns bits per rollout, with an interval for prompts like these; null, with the reason, when
 *   the sample does not tell.
 */
export function readSurprise(
  source: ReportSource,
  { table, success, neverRight, level }: Asked,
  warnings: Warnings,
): Estimate<'bits/rollout'> | null {
  const unknown = (why: string): null => {
    warnings.detail(
      'no-surprise',
      `What rewards were worth to the policy's own confidence cannot be told: ${why}.`,
      'bits.surprise',
    );
    return null;
  };
  const { confident } = source;
  if (confident === undefined)
    return unknown('no answer has a log-probability (`logprob: COLUMN` names it)');
  if (confident.isWithdrawn)
    return unknown(
      'some rollouts are copies that do not count, as of steps that were rolled out again',
    );
  const sample = areEvaluations(table) ? confident.eval : confident.train;
  if (sample.rollouts.length === 0 && !sample.whole)
    return unknown('the rollouts of a single prompt are more than are kept');
  const judged = neverRight ? [] : judgedBy(success, sample.rollouts);
  if (judged.length === 0)
    return unknown(
      'no rollout has both a log-probability below 0 and a verdict of 0 or 1 (`success: RULE` says what is right)',
    );
  const blurred = judged.filter(({ logprob }) => logprob < LEAST_LOGPROB).length;
  if (2 * blurred > judged.length)
    return unknown(
      'most answers are so long that their summed log-probability is below that of one in 10¹², where this measure does not tell them apart',
    );
  const names = promptNames(source, judged);
  for (const [verdict, called] of [
    [1, 'right'],
    [0, 'wrong'],
  ] as const) {
    const among = new Set(names.filter((_, i) => judged[i]!.verdict === verdict)).size;
    if (among < LEAST_PROMPTS)
      return unknown(
        `${called} answers come from only ${formatCount(among)} of the prompts ${sample.whole ? 'with log-probabilities' : 'in the sample'}, and ${LEAST_PROMPTS} are the least`,
      );
  }
  const { standardError: _, ...estimate } = predictiveSurprise(
    {
      logProbability: judged.map(({ logprob }) => logprob),
      reward: judged.map(({ verdict }) => verdict),
      prompt: names,
    },
    { level },
  );
  const each = source.prompts?.method === 'unknown' ? ', each group taken as a prompt' : '';
  const some = sample.whole ? '' : ', a sample by whole prompts';
  const rollouts = `${formatCount(judged.length)} rollouts with log-probabilities${some}`;
  return { ...estimate, method: `${estimate.method}${each}, ${rollouts}` };
}

interface JudgedRollout extends ConfidentRollout {
  /** 0 or 1. */
  readonly verdict: number;
}

/** Rollouts with the verdict that the report goes by, in an order of their own. */
function judgedBy(
  { source }: ReportSuccess,
  rollouts: readonly ConfidentRollout[],
): JudgedRollout[] {
  if (source === 'none' || source === 'two-valued') return [];
  return rollouts
    .map((one) => ({ ...one, verdict: source === 'zero-one' ? one.reward : one.success }))
    .filter(({ verdict }) => !Number.isNaN(verdict))
    .sort((a, b) => a.hash - b.hash);
}

/** The prompt of each rollout, as the report tells prompts apart. */
function promptNames(
  { prompts, groups }: ReportSource,
  rollouts: readonly ConfidentRollout[],
): string[] {
  const method = prompts?.method;
  const byPrompt = groups.columns.prompt !== undefined && method !== 'group';
  return rollouts.map(({ run, step, group, prompt }) => {
    if (method !== 'unknown' && !byPrompt) return group;
    const named = method === 'unknown' ? undefined : prompt;
    return named ?? `\0${run}\0${step}\0${group}`;
  });
}
