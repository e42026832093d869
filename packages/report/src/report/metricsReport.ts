import { logged, type ReportLogged } from '../now/logged.ts';
import { loggedColumns } from '../now/loggedColumns.ts';
import { metricCauses } from '../now/metricCauses.ts';
import { metricTrends } from '../now/metricTrends.ts';
import { metricWindow } from '../now/metricWindow.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { BuildOptions } from './buildOptions.ts';
import { metricSummaries } from './metricSummaries.ts';
import { metricWarnings } from './metricWarnings.ts';
import { readNoiseScale } from './noiseScale.ts';
import { NOTHING, UNKNOWN } from './nothingKnown.ts';
import { oneRun } from './oneRun.ts';
import { reportEstimator } from './reportEstimator.ts';
import type { Report } from './reportShape.ts';
import type { Warnings } from './warnings.ts';
import { withPrompts } from './withPrompts.ts';

/** Why the numbers of rollouts are unknown, by what was trained on. */
const WHY: Readonly<Record<ReportLogged['objective'], string>> = {
  rollouts:
    'This log holds means per logged step, not rollouts: groups, pass rates and bits cannot be told from it. Log the rollouts themselves (TRL, its GRPO: log_completions=True; verl: trainer.rollout_data_dir), or name the mean reward and the group size it stands for (`reward: COLUMN, groupSize: G`).',
  pairs:
    'This is a log of training on pairs of answers: means per logged step, and no rollouts, so there are no groups and no pass rates to tell.',
  tokens:
    'This is a log of supervised training: means per logged step, and no rollouts, so there are no groups and no pass rates to tell. What each example taught no mean says: it takes the likelihood of every example before and after (rows with example, nll_before, nll_after, tokens, source).',
  distillation:
    'This is a log of distillation: means per logged step, and no rollouts, so there are no groups and no pass rates to tell.',
  unknown:
    'This log holds means per logged step, and neither rollouts nor a reward: there are no groups and no pass rates to tell.',
};

const EVALUATION = /^(?:eval|evaluation|val|valid|validation|test)(?:[-_/.]|$)/;
const OF_EVALUATIONS =
  'This log holds means of evaluations, per logged step, and no rollouts: there are no groups and no pass rates to tell.';

/** A metrics log holds means per step: no group, no rollout, but some things can be said. */
export function metricsReport(
  { input, metrics = [] }: ReportSource,
  { norms, level = 0.95, estimator }: BuildOptions,
  warnings: Warnings,
): Report {
  const tables = oneRun(metrics, warnings);
  const columns = loggedColumns(tables, input.missingByColumn);
  const trends = metricTrends(columns);
  if (trends.some(({ code }) => code === 'not-finite')) warnings.soften('non-finite');
  const window = metricWindow(columns, trends);
  const summaries = metricSummaries(tables, window.wholeRun ? null : window.from);
  const said = logged(columns, window.from);
  const causes = metricCauses(columns, said, { trends, from: window.from });
  for (const { code, message, severity } of metricWarnings(said, summaries, causes))
    warnings[severity](code, message);
  const { objective } = said;
  const unit = objective === 'rollouts' ? 'prompt groups' : 'samples';
  const evaluated = summaries.length > 0 && summaries.every(({ key }) => EVALUATION.test(key));
  const why = objective === 'unknown' && evaluated ? OF_EVALUATIONS : WHY[objective];
  warnings.note('metrics-log', why, ...UNKNOWN);
  const report = {
    schema: 'bits-per-sample/report/3' as const,
    input,
    ...NOTHING,
    estimator: reportEstimator(estimator, []),
    noise: readNoiseScale(tables, norms, { level, unit }, warnings),
    metrics: summaries,
    logged: said,
    now: { ...window, groups: null, headline: null, trends, causes },
    warnings: warnings.list,
  };
  return withPrompts(report, () => null);
}
