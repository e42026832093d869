import type { Estimate, Table } from '@bits-per-sample/core';
import type { ReportCut } from '../causes/readCut.ts';
import type { ReportPart } from '../causes/readParts.ts';
import type { ReportStaleness } from '../causes/readStaleness.ts';
import type { ReportTeacher } from '../dense/reportTeacher.ts';
import type { ReportTurns } from '../dense/reportTurns.ts';
import type { ReportEvaluation } from '../evaluation/reportEvaluation.ts';
import type { ReportLogged } from '../now/logged.ts';
import type { ReportNow } from '../now/reportNow.ts';
import type { Question } from '../options/question.ts';
import type { ReportSft } from '../sft/sftShape.ts';
import type { ReportInput } from '../trials/reportSource.ts';
import type { ReportSuccess } from '../trials/reportSuccess.ts';
import type { ReportAdvice } from './advice.ts';
import type { CountsCell, ReportBits, ReportZone } from './bits.ts';
import type { ReportJaggedness } from './categorySpread.ts';
import type { Finding } from './finding.ts';
import type { PassRateBin } from './histogram.ts';
import type { ReportLive } from './live.ts';
import type { MetricSummary } from './metricSummaries.ts';
import type { ReportNoise } from './noiseScale.ts';
import type { ReportGraded } from './readGraded.ts';
import type { ReportEstimator } from './reportEstimator.ts';
import type { ReportGroups, ReportReward, ReportTokens, ReportWaste } from './reportGroups.ts';
import type { ReportVerdicts } from './reportVerdicts.ts';
import type { ReportSlice } from './slices.ts';
import type { ReportWarning } from './warnings.ts';

/**
 * Everything a report says, as plain JSON-able data: the terminal page, the HTML, the
 * Markdown and `--json` are four views of one `Report`. What cannot be known is null, and
 * a warning says why.
 */
export interface Report {
  /** Version of this shape. */
  readonly schema: 'bits-per-sample/report/3';
  /** What was read. */
  readonly input: ReportInput;
  /** Rollouts, those without a reward included. */
  readonly rollouts: number | null;
  /** Groups by whether their rewards differ. */
  readonly groups: ReportGroups;
  /** The raw reward. */
  readonly reward: ReportReward;
  /** What counted as a success. */
  readonly success: ReportSuccess;
  /** Mean pass rate over groups: prompts weigh equally. */
  readonly passRate: Estimate<'probability'> | null;
  /** Parts of the reward, where the log has several. */
  readonly parts: readonly ReportPart[];
  /** Answers that were cut off; left out when the log does not say how rollouts ended. */
  readonly cut?: ReportCut;
  /** What supervised training took out of its examples; left out when the log holds no scored ones. */
  readonly sft?: ReportSft;
  /**
   * What the intervals are about: prompts like these, of which those of the log are a `'sample'`,
   * or `'these'` prompts rolled out again.
   */
  readonly question: Question;
  /** How often verdicts were said to be wrong; 0: they are taken as right. */
  readonly verdicts: ReportVerdicts;
  /** How the trainer makes advantages of rewards. */
  readonly estimator: ReportEstimator;
  /** Bits per rollout. */
  readonly bits: ReportBits;
  /** What graded rewards tell without a rule; null where a rule tells right from wrong. */
  readonly graded: ReportGraded | null;
  /** Mean 4p(1 − p): the gradient signal of a rollout beside that of a coin flip. */
  readonly signal: Estimate<'share of a coin flip'> | null;
  /** Fresh groups of the size of the run, and what live ones carry. */
  readonly live: ReportLive;
  /** Rollouts in groups whose rewards agree. */
  readonly wasted: ReportWaste;
  /** Tokens, and those of groups whose rewards agree. */
  readonly tokens: ReportTokens;
  /** Histogram of pass rates. */
  readonly histogram: readonly PassRateBin[] | null;
  /** Groups that were right 11–89 % of the time. */
  readonly zone: ReportZone | null;
  /** What to set. */
  readonly advice: ReportAdvice;
  /** Signal and noise. */
  readonly noise: ReportNoise;
  /** Unbiased pass@k, k = 1, 2, 4, … up to the smallest group. */
  readonly passAtK: readonly { readonly k: number; readonly value: number }[];
  /** Groups by successes and attempts. */
  readonly counts: readonly CountsCell[];
  /** The run step by step. */
  readonly steps: readonly ReportSlice[];
  /** The run by category. */
  readonly categories: readonly ReportSlice[];
  /** Spread of pass rates between categories, beyond noise. */
  readonly jaggedness: ReportJaggedness;
  /** Columns of a metrics log. */
  readonly metrics: readonly MetricSummary[];
  /** What these columns say by meaning. */
  readonly logged: ReportLogged;
  /** What a teacher told in on-policy distillation; null where the log has none. */
  readonly teacher: ReportTeacher | null;
  /** What the rewards of turns carry; null where rollouts have one turn. */
  readonly turns: ReportTurns | null;
  /** What the age of rollouts costs; null where the log names no lag. */
  readonly staleness: ReportStaleness | null;
  /** What the run does now, since when, and why; null where the log has no rows. */
  readonly now: ReportNow<NowHeadline> | null;
  /** The log as an evaluation of one model; null when it is of training, or tells no prompts. */
  readonly evaluation: ReportEvaluation | null;
  /** The pass rate to come, as `plan` has it; left out where anything speaks against telling it. */
  readonly ahead?: ReportAhead;
  /** The five numbers in words. */
  readonly findings: readonly Finding[];
  /** What the reader must know, and the reasons for every null. */
  readonly warnings: readonly ReportWarning[];
  /**
   * Prompt by prompt: `prompt`, `attempts`, `successes`, `bits` (H of its own pass rate), `state`
   * (`live`, `solved`, `failed`, `dead`, `singleton`, `unscored`), `tokens` and `last_step`, all
   * its groups together, in order of first appearance. Null when the log does not tell prompts
   * apart, and a warning says why.
   *
   * Made when it is first asked for, and not enumerable: copies and JSON leave it out, unless
   * `toJson(report, { prompts: true })` is asked for it.
   */
  readonly prompts: Table | null;
}

/** The numbers of the groups of the current window, as those of the whole run. */
export type NowHeadline = Pick<
  Report,
  | 'rollouts'
  | 'groups'
  | 'passRate'
  | 'bits'
  | 'signal'
  | 'live'
  | 'wasted'
  | 'tokens'
  | 'histogram'
  | 'zone'
  | 'advice'
  | 'counts'
  | 'parts'
  | 'success'
  | 'graded'
  | 'teacher'
  | 'turns'
>;

/** The pass rate of training to come, while reward, prompts and learning rate stay; 80 % intervals. */
export interface ReportAhead {
  /** Rollouts so far. */
  readonly rollouts: number;
  /** Pass rate at twice as many. */
  readonly twice: Estimate<'probability'>;
  /** At four times as many, and no further. */
  readonly fourTimes: Estimate<'probability'>;
}
