import type { NormColumns } from '../options/checkOptions.ts';
import type { BaselineName } from '../options/estimator.ts';
import type { Question } from '../options/question.ts';
import type { SuccessRule } from '../options/successRule.ts';
import type { VerdictShares } from './reportVerdicts.ts';

/** How a report is made of what was read. */
export interface BuildOptions {
  /** What a success is, when the log does not say. */
  readonly rule?: SuccessRule | undefined;
  /** Which rollouts: those of training or those of evaluations. Default: training, if there are any. */
  readonly kind?: 'train' | 'eval' | undefined;
  /** Nominal coverage of the intervals. Default 0.95. */
  readonly level?: number | undefined;
  /** Prompts like these (default), or these prompts rolled out again. */
  readonly question?: Question | undefined;
  /** How the trainer makes advantages. Default: what the log tells. */
  readonly estimator?: BaselineName | undefined;
  /** How often verdicts are wrong. Default: they are taken as right. */
  readonly errors?: VerdictShares | undefined;
  /** Metrics logs: the columns of gradient norms at two batch sizes. */
  readonly norms?: NormColumns | undefined;
  /** Scored examples: what a likelihood is of. Default: what names and numbers tell. */
  readonly nllUnit?: 'example' | 'token' | undefined;
}
