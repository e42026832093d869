import { isDictionary, type Table } from '@bits-per-sample/core';
import { meanPassRate, passRateMixture } from '@bits-per-sample/info';
import { forFitting } from '../trials/hugeGroups.ts';
import {
  countsOf,
  type GroupClass,
  type Groups,
  groupClasses,
  readGroups,
  sizesOf,
} from '../trials/readGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { SuccessRule } from '../trials/successRule.ts';
import { tallyClasses } from '../trials/tally.ts';
import { readAdvice, survivorBias } from './advice.ts';
import { passRateBands } from './bands.ts';
import { cellsOf, readBits, zoneOf } from './bits.ts';
import { categorySpread } from './categorySpread.ts';
import { findings } from './findings.ts';
import { count, plural } from './format.ts';
import { histogram } from './histogram.ts';
import { metricSummaries, metricWarnings } from './metrics.ts';
import { type NormColumns, readNoiseScale } from './noiseScale.ts';
import { defined, finite, mean, sum } from './numbers.ts';
import { passAtK } from './passAtK.ts';
import type { Report } from './report.ts';
import { sliceByCategory, sliceBySteps } from './slices.ts';
import { supervisedBits } from './supervisedBits.ts';
import {
  ADVICE,
  NUMBERS,
  WASTE,
  Warnings,
  warnAboutGroups,
  warnAboutReading,
  warnAboutRewards,
} from './warnings.ts';

/** How a report is made. */
export interface ReportOptions {
  /** What a success is, when the log does not say. */
  readonly rule?: SuccessRule | undefined;
  /** Which rollouts: those of training or those of evaluations. Default: training, if there are any. */
  readonly kind?: 'train' | 'eval' | undefined;
  /** Nominal coverage of the intervals. Default 0.95. */
  readonly level?: number;
  /** Metrics logs: the columns of gradient norms at two batch sizes. */
  readonly norms?: NormColumns | undefined;
}

/**
 * Makes the report from rows of sums: which groups teach, how many bits a rollout can carry
 * at most, what was wasted and what to change.
 *
 * Means are means over groups, so that prompts weigh equally. Errors and missing rewards are
 * a class of their own, never failures. What the log does not determine is null, and a
 * warning names the reason.
 *
 * @param source sums per group, and what was read.
 * @param options success rule, kind of rollouts, level of the intervals.
 * @returns the report as plain data.
 *
 * @example
 * ```ts
 * const log = await readLog(fromText('{"prompt_id":"a","rewards":[0,0,1]}'));
 * const { groups } = await summariseTrials(log.tables);
 * const input = describeLogs([{ name: 'a.jsonl', log }]);
 * const report = buildReport({ groups, input, rewardValues: log.summary().rewardValues });
 * report.groups.live; // => 1
 * report.tokens.total; // => null
 * ```
 */
export function buildReport(source: ReportSource, options: ReportOptions = {}): Report {
  const warnings = new Warnings();
  warnAboutReading(source.input, source.notes ?? [], warnings);
  return source.input.kind === 'metrics'
    ? metricsReport(source, options, warnings)
    : rolloutsReport(source, options, warnings);
}

function rolloutsReport(
  source: ReportSource,
  { rule, kind, level = 0.95, norms }: ReportOptions,
  warnings: Warnings,
): Report {
  const table = ofOneKind(source.groups, kind, warnings);
  const groups = readGroups(table, { rule, rewardValues: source.rewardValues });
  const tally = tallyClasses(groups);
  const known = sum(groups.attempts);
  const missing = sum(groups.missing);
  const graded = groups.success.source === 'none';
  const ungrouped = tally.singleton > (tally.total - tally.unscored) / 2;

  warnAboutRewards(groups, rule, { known, missing, errors: source.errors ?? 0 }, warnings);
  warnAboutGroups(groups, tally, source.input, ungrouped, warnings);

  const repeated = countsOf(groups, 2);
  const scored = countsOf(groups, 1);
  const mixture =
    graded || ungrouped || repeated.attempts.length === 0
      ? null
      : passRateMixture(forFitting(repeated));
  const survivors = survivorBias(groups, tally, mixture, warnings);
  const judged = tally.judged > 0 && !ungrouped;
  const wasteKnown = judged && !survivors;

  const passRate = graded || known === 0 ? null : defined(meanPassRate(scored, { level }));
  const bits = readBits(
    graded || !judged ? null : repeated,
    supervisedBits(groups, level),
    level,
    warnings,
  );
  const wastedRollouts = tally.rollouts.solved + tally.rollouts.failed + tally.rollouts.dead;
  const wasted = {
    rollouts: wasteKnown ? wastedRollouts : null,
    share: wasteKnown ? wastedRollouts / tally.rollouts.judged : null,
    solvedShare: wasteKnown && !graded ? tally.rollouts.solved / tally.rollouts.judged : null,
    failedShare: wasteKnown && !graded ? tally.rollouts.failed / tally.rollouts.judged : null,
  };
  if (!judged && !ungrouped)
    warnings[known === 0 ? 'note' : 'alarm'](
      'no-groups',
      'No group has two known rewards, so what was wasted cannot be told.',
      ...(known === 0 ? NUMBERS : NUMBERS.filter((field) => field !== 'passRate')),
      ...ADVICE,
      ...WASTE,
      'groups.liveShare',
      'passAtK',
    );
  const tokens = readTokens(groups, wasteKnown, known + missing, warnings);
  const advice = readAdvice(mixture, groups, survivors, warnings);
  const bands =
    mixture === null || survivors || !(mixture.a + mixture.b > 0)
      ? []
      : passRateBands(mixture, advice.current.groupSize);
  const report: Omit<Report, 'findings'> = {
    schema: 'bits-per-sample/report/1',
    input: { ...source.input, missing },
    rollouts: known + missing,
    groups: {
      total: tally.total,
      live: tally.live,
      solved: graded ? null : tally.solved,
      failed: graded ? null : tally.failed,
      singleton: tally.singleton,
      unscored: tally.unscored,
      liveShare: judged ? tally.live / tally.judged : null,
      equalExactly: sum(groups.equalExactly),
      equalWithinTolerance: sum(groups.equalNearly),
      sizes: sizesOf(groups),
    },
    reward: {
      mean: mean(groups.meanReward),
      min: groups.values?.at(0) ?? extreme(table, 'reward_min', Math.min),
      max: groups.values?.at(-1) ?? extreme(table, 'reward_max', Math.max),
      values: groups.values,
    },
    success: groups.success,
    passRate,
    bits,
    wasted,
    tokens,
    histogram: graded || !judged ? null : histogram(repeated),
    zone: graded || !judged ? null : zoneOf(repeated),
    advice,
    noise: { bands, ...readNoiseScale(source.metrics ?? [], norms, level, warnings) },
    passAtK: graded ? [] : passAtK(scored.successes, scored.attempts),
    counts: graded ? [] : cellsOf(scored),
    steps: sliceBySteps(groups),
    categories: sliceByCategory(groups),
    jaggedness: categorySpread(groups, level),
    metrics: metricSummaries(source.metrics ?? []),
    warnings: warnings.list,
  };
  return { ...report, findings: findings(report) };
}

/** A metrics log holds means per step: no group, no rollout, but some things can be said. */
function metricsReport(
  { input, metrics = [] }: ReportSource,
  { norms, level = 0.95 }: ReportOptions,
  warnings: Warnings,
): Report {
  const summaries = metricSummaries(metrics);
  warnings.alarm(
    'metrics-log',
    'This log holds means per logged step, not rollouts: groups, pass rates and bits cannot be told from it. Log the rollouts themselves (TRL: log_completions=True; verl: trainer.rollout_data_dir), or name the mean reward and the group size it stands for (--reward COLUMN --group-size G).',
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
  );
  for (const { code, message, severity } of metricWarnings(summaries, metrics))
    warnings[severity](code, message);
  return {
    schema: 'bits-per-sample/report/1',
    input,
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
    noise: { bands: [], ...readNoiseScale(metrics, norms, level, warnings) },
    passAtK: [],
    counts: [],
    steps: [],
    categories: [],
    jaggedness: categorySpread(undefined, level),
    metrics: summaries,
    findings: [],
    warnings: warnings.list,
  };
}

/** Train and eval rollouts are never mixed: keeps one kind, and says what was left out. */
function ofOneKind(table: Table, kind: 'train' | 'eval' | undefined, warnings: Warnings): Table {
  const column = table.columns.kind;
  if (column === undefined || !isDictionary(column)) {
    if (kind !== undefined)
      warnings.alarm(
        'kind-unknown',
        `The log does not say which rollouts are of kind ${kind}: all of them are used.`,
      );
    return table;
  }
  // rows that do not say are training: evaluations are marked as such
  const isEval = (code: number): boolean => column.values[code] === 'eval';
  const wanted = kind ?? (column.codes.every(isEval) && table.rowCount > 0 ? 'eval' : 'train');
  const rows: number[] = [];
  column.codes.forEach((code, i) => {
    if (isEval(code) === (wanted === 'eval')) rows.push(i);
  });
  const left = table.rowCount - rows.length;
  if (left > 0)
    warnings.alarm(
      'kind-left-out',
      `${plural(left, 'group')} of ${wanted === 'train' ? 'evaluations' : 'training'} left out: training and evaluation are never mixed (--kind ${wanted === 'train' ? 'eval' : 'train'} reports on them).`,
    );
  return left > 0 ? takeRows(table, rows) : table;
}

function takeRows(table: Table, rows: readonly number[]): Table {
  const columns = Object.fromEntries(
    Object.entries(table.columns).map(([name, column]) => [
      name,
      isDictionary(column)
        ? { codes: Int32Array.from(rows, (i) => column.codes[i]!), values: column.values }
        : Float64Array.from(rows, (i) => column[i]!),
    ]),
  );
  return { rowCount: rows.length, columns };
}

const TEACHES_NOTHING: ReadonlySet<GroupClass> = new Set(['solved', 'failed', 'dead']);

function readTokens(
  groups: Groups,
  wasteKnown: boolean,
  rollouts: number,
  warnings: Warnings,
): Report['tokens'] {
  const known = sum(groups.tokensKnown);
  if (known === 0) {
    warnings.note(
      'no-token-counts',
      'The log has no answer lengths, so lost tokens cannot be told (--output-tokens COLUMN names one).',
      'tokens.total',
      'tokens.wasted',
    );
    return { total: null, wasted: null };
  }
  if (known < rollouts)
    warnings.note(
      'token-counts-missing',
      `${plural(rollouts - known, 'rollout')} of ${count(rollouts)} have no length: their tokens are not in the totals.`,
    );
  let total = 0;
  let wasted = 0;
  for (let i = 0; i < groups.size; i++) {
    const tokens = groups.tokens[i]!;
    if (Number.isNaN(tokens)) continue;
    total += tokens;
    if (TEACHES_NOTHING.has(groupClasses[groups.classes[i]!]!)) wasted += tokens;
  }
  if (!wasteKnown)
    warnings.note(
      'wasted-tokens-unknown',
      'Lost tokens cannot be told, because lost rollouts cannot.',
      'tokens.wasted',
    );
  return { total, wasted: wasteKnown ? wasted : null };
}

function extreme(
  table: Table,
  name: string,
  pick: (a: number, b: number) => number,
): number | null {
  const column = table.columns[name];
  const sizes = table.columns.reward_n;
  if (column === undefined || isDictionary(column)) return null;
  let value = Number.NaN;
  for (let i = 0; i < column.length; i++) {
    if (sizes !== undefined && !isDictionary(sizes) && !(sizes[i]! > 0)) continue;
    value = Number.isNaN(value) ? column[i]! : pick(value, column[i]!);
  }
  return finite(value);
}
