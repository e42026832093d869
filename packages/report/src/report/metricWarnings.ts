import { formatPercent, formatPlain, formatPlural } from '@bits-per-sample/core';
import { loggedMean, type ReportLogged } from '../now/logged.ts';
import type { NowFinding } from '../now/nowFinding.ts';
import { lossWarnings } from './lossWarnings.ts';
import type { MetricSummary } from './metricSummaries.ts';
import type { MetricWarning } from './metricWarning.ts';
import { teacherWarnings } from './teacherWarnings.ts';

/** How what a log of metrics says is easily misread. */
export function metricWarnings(
  said: ReportLogged,
  summaries: readonly MetricSummary[],
  causes: readonly NowFinding[],
): MetricWarning[] {
  const spread = said.objective === 'rollouts' ? spreadWarnings(said, summaries) : [];
  return [...spread, ...lossWarnings(said, summaries, causes), ...teacherWarnings(summaries)];
}

const note = (code: string, message: string): MetricWarning => ({
  code,
  message,
  severity: 'note',
});

/** How often rewards were equal, where that is told in a way that misleads. */
function spreadWarnings(said: ReportLogged, summaries: readonly MetricSummary[]): MetricWarning[] {
  const dead = loggedMean(said, 'dead');
  const spread = named(summaries, 'reward_std');
  const gradient = named(summaries, 'grad_norm');
  const list: MetricWarning[] = [];
  if (dead !== undefined && said.deadOfBatch)
    list.push(
      note(
        'batch-scaled-std',
        `${dead.key} is ${dead.first === dead.mean ? formatPlain(dead.mean) : '0 or 1'} at every one of ${formatPlural(dead.n, 'logged step')}${dead.first === dead.mean ? '' : `, ${formatPlain(dead.mean)} on average`}. With scale_rewards="group" or "none" that is the share of groups with equal rewards; with scale_rewards="batch" it describes the whole batch and hides groups that are not live. The log does not say which was set.`,
      ),
    );
  if (spread && dead === undefined && spread.zeroShare > 0)
    list.push(
      note(
        'reward-std-zero',
        `${spread.key} is 0 in ${formatPercent(spread.zeroShare)} of ${formatPlural(spread.n, 'logged step')}: there no group was live. It says nothing about single groups in the other steps; newer TRL logs frac_reward_zero_std for that.`,
      ),
    );
  if (gradient && spread && spread.zeroShare > gradient.zeroShare)
    list.push(
      note(
        'dead-is-not-still',
        `${gradient.key} is 0 in ${formatPercent(gradient.zeroShare)} of the steps only: without a gradient from the reward, another term of the loss (such as KL) still moves the weights, so a step without live groups is not a step without an update.`,
      ),
    );
  return list;
}

const named = (summaries: readonly MetricSummary[], name: string): MetricSummary | undefined =>
  summaries.find(({ key }) => key === name || key === `train/${name}`);
