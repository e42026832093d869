import { estimatorOf } from '../causes/estimatorOf.ts';
import type { JudgedGroup } from '../causes/judgedSample.ts';
import type { BaselineName } from '../options/estimator.ts';

/** How the trainer makes advantages of rewards, as far as it is known. */
export interface ReportEstimator {
  /** `unknown`: sentences about gradients then name the baseline that they hold for. */
  readonly name: BaselineName | 'unknown';
  /** Who says so: the caller, the advantages in the log, or nobody. */
  readonly source: 'option' | 'log' | 'none';
}

/**
 * The estimator of a run: what the caller says, else what the logged advantages tell. A baseline of
 * the group shows in advantages; a KL or entropy term beside it does not.
 */
export function reportEstimator(
  said: BaselineName | undefined,
  sampled: readonly JudgedGroup[],
): ReportEstimator {
  if (said !== undefined) return { name: said, source: 'option' };
  const told = estimatorOf(sampled);
  if (told === undefined) return { name: 'unknown', source: 'none' };
  return { name: told === 'batch' || told === 'reward' ? told : 'group', source: 'log' };
}
