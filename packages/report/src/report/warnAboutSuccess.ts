import { formatCount, formatPlural } from '@bits-per-sample/core';
import type { ReportSource } from '../trials/reportSource.ts';
import type { Warnings } from './warnings.ts';

/** What was made of missing rewards and of a flag of success that is none. */
export function warnAboutSuccess(
  { filled = 0, oddSuccesses = 0 }: Pick<ReportSource, 'filled' | 'oddSuccesses'>,
  gradedSuccess: boolean,
  warnings: Warnings,
): void {
  if (filled > 0)
    warnings.alarm(
      'missing-as-failures',
      `${formatPlural(filled, 'rollout')} without a reward ${filled === 1 ? 'counts' : 'count'} as ${filled === 1 ? 'a failure' : 'failures'} with reward 0, as asked.`,
    );
  if (oddSuccesses === 0) return;
  warnings.alarm(
    gradedSuccess ? 'graded-success' : 'odd-success',
    gradedSuccess
      ? `The flag of success is neither 0 nor 1 in ${formatPlural(oddSuccesses, 'rollout')}: it is graded, so it is left aside and the reward tells. \`success: >=X\` names a rule on the reward.`
      : `${formatCount(oddSuccesses)} ${oddSuccesses === 1 ? 'rollout is' : 'rollouts are'} left out of every rate: the flag of success is neither 0 nor 1.`,
  );
}
