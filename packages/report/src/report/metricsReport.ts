import type { ReportSource } from '../trials/reportSource.ts';
import type { BuildOptions } from './buildOptions.ts';
import { categorySpread } from './categorySpread.ts';
import { metricSummaries, metricWarnings } from './metrics.ts';
import { readNoiseScale } from './noiseScale.ts';
import type { Report } from './reportShape.ts';
import { NUMBERS, WASTE, type Warnings } from './warnings.ts';
import { withPrompts } from './withPrompts.ts';

const TEXT =
  'This log holds means per logged step, not rollouts: groups, pass rates and bits cannot be told from it. Log the rollouts themselves (TRL: log_completions=True; verl: trainer.rollout_data_dir), or name the mean reward and the group size it stands for (`reward: COLUMN, groupSize: G`).';

/** What means per step do not tell. */
const UNKNOWN = [
  'rollouts',
  'groups.total',
  'groups.live',
  'groups.solved',
  'groups.failed',
  'groups.singleton',
  'groups.unscored',
  'groups.liveShare',
  'groups.equalExactly',
  'groups.equalWithinTolerance',
  'groups.sizes',
  'reward.mean',
  'reward.min',
  'reward.max',
  'reward.values',
  'success.rule',
  ...NUMBERS,
  'bits.supervised',
  ...WASTE,
  'tokens.total',
  'tokens.wasted',
  'advice.groupSize',
  'advice.oversampling',
  'advice.current.groupSize',
  'advice.current.oversampling',
  'advice.mixture',
];

/** A report in which nothing is known. */
const NOTHING = {
  rollouts: null,
  groups: {
    total: null,
    live: null,
    solved: null,
    failed: null,
    singleton: null,
    unscored: null,
    liveShare: null,
    equalExactly: null,
    equalWithinTolerance: null,
    sizes: null,
  },
  reward: { mean: null, min: null, max: null, values: null },
  success: { rule: null, source: 'none' },
  passRate: null,
  bits: { perRollout: null, plugin: null, jackknife: null, pooled: null, supervised: null },
  wasted: { rollouts: null, share: null, solvedShare: null, failedShare: null },
  tokens: { total: null, wasted: null },
  histogram: null,
  zone: null,
  advice: {
    groupSize: null,
    oversampling: null,
    current: { groupSize: null, oversampling: null },
    table: [],
    mixture: null,
  },
  passAtK: [],
  counts: [],
  steps: [],
  categories: [],
  findings: [],
} satisfies Partial<Report>;

/** A metrics log holds means per step: no group, no rollout, but some things can be said. */
export function metricsReport(
  { input, metrics = [] }: ReportSource,
  { norms, level = 0.95 }: BuildOptions,
  warnings: Warnings,
): Report {
  const summaries = metricSummaries(metrics);
  warnings.alarm('metrics-log', TEXT, ...UNKNOWN);
  for (const { code, message, severity } of metricWarnings(summaries, metrics))
    warnings[severity](code, message);
  const report = {
    schema: 'bits-per-sample/report/2' as const,
    input,
    ...NOTHING,
    noise: { bands: [], ...readNoiseScale(metrics, norms, level, warnings) },
    jaggedness: categorySpread(undefined, level),
    metrics: summaries,
    warnings: warnings.list,
  };
  return withPrompts(report, () => null);
}
