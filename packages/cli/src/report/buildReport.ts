import { type Estimate, isDictionary, type Table } from '@bits-per-sample/core';
import {
  binaryEntropy,
  degenerateShare,
  meanEntropy,
  meanPassRate,
  oversamplingFactor,
  type PassRateMixture,
  passRateMixture,
  pooledEntropy,
  recommendedGroupSize,
} from '@bits-per-sample/info';
import { findings } from './findings.ts';
import { count, percent, plural } from './format.ts';
import { histogram, ZONE } from './histogram.ts';
import { metricSummaries, metricWarnings } from './metrics.ts';
import { passAtK } from './passAtK.ts';
import { type Groups, readGroups } from './readGroups.ts';
import type {
  CountsCell,
  Report,
  ReportAdvice,
  ReportBits,
  ReportInput,
  ReportSlice,
  ReportWarning,
  ReportZone,
} from './report.ts';
import type { SuccessRule } from './successRule.ts';

/** What a report is made of. */
export interface ReportSource {
  /** Rows of sums, one per (run, step, group): what `summariseTrials` returns. */
  readonly groups: Table;
  /** What was read. */
  readonly input: ReportInput;
  /** Distinct rewards of the log, ascending; null when there are many. */
  readonly rewardValues: readonly number[] | null;
  /** Rewards that are missing because the rollout ended in an error. */
  readonly errors?: number;
  /** Metrics logs: one table of numeric columns per file. */
  readonly metrics?: readonly Table[];
  /** Notes of the readers. */
  readonly notes?: readonly { readonly code: string; readonly message: string }[];
}

/** How a report is made. */
export interface ReportOptions {
  /** What a success is, when the log does not say. */
  readonly rule?: SuccessRule | undefined;
  /** Which rollouts: those of training or those of evaluations. Default: training, if there are any. */
  readonly kind?: 'train' | 'eval' | undefined;
  /** Nominal coverage of the intervals. Default 0.95. */
  readonly level?: number;
}

/** Collects warnings; the order is the order of printing. */
class Warnings {
  readonly list: ReportWarning[] = [];

  alarm(code: string, message: string, ...fields: string[]): void {
    this.list.push({ code, message, severity: 'alarm', fields });
  }

  note(code: string, message: string, ...fields: string[]): void {
    this.list.push({ code, message, severity: 'note', fields });
  }
}

const NUMBERS = [
  'passRate',
  'bits.perRollout',
  'bits.plugin',
  'bits.jackknife',
  'bits.pooled',
  'histogram',
  'zone',
];
const ADVICE = [
  'advice.groupSize',
  'advice.oversampling',
  'advice.current.oversampling',
  'advice.mixture',
];
const WASTE = ['wasted.rollouts', 'wasted.share', 'wasted.solvedShare', 'wasted.failedShare'];

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
 */
export function buildReport(source: ReportSource, options: ReportOptions = {}): Report {
  const warnings = new Warnings();
  warnAboutReading(source, warnings);
  return source.input.kind === 'metrics'
    ? metricsReport(source, warnings)
    : rolloutsReport(source, options, warnings);
}

function rolloutsReport(
  source: ReportSource,
  { rule, kind, level = 0.95 }: ReportOptions,
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
    graded || ungrouped || repeated.attempts.length === 0 ? null : passRateMixture(repeated);
  const survivors = survivorBias(groups, tally, mixture, warnings);
  const judged = tally.judged > 0 && !ungrouped;
  const wasteKnown = judged && !survivors;

  const passRate = graded || known === 0 ? null : defined(meanPassRate(scored, { level }));
  const bits = readBits(graded || !judged ? null : repeated, level, warnings);
  const wastedRollouts = tally.rollouts.solved + tally.rollouts.failed + tally.rollouts.dead;
  const wasted = {
    rollouts: wasteKnown ? wastedRollouts : null,
    share: wasteKnown ? wastedRollouts / tally.rollouts.judged : null,
    solvedShare: wasteKnown && !graded ? tally.rollouts.solved / tally.rollouts.judged : null,
    failedShare: wasteKnown && !graded ? tally.rollouts.failed / tally.rollouts.judged : null,
  };
  if (!judged && !ungrouped)
    warnings.alarm(
      'no-groups',
      tally.total === 0
        ? 'There is no rollout in this log: nothing can be said.'
        : 'No group has two known rewards, so nothing can be said about what was wasted.',
      ...(known === 0 ? NUMBERS : NUMBERS.filter((field) => field !== 'passRate')),
      ...ADVICE,
      ...WASTE,
      'groups.liveShare',
      'passAtK',
    );
  const tokens = readTokens(groups, wasteKnown, known + missing, warnings);
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
      equalExactly: count1(groups.equalExactly),
      equalWithinTolerance: count1(groups.equalNearly),
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
    advice: readAdvice(mixture, groups, warnings),
    passAtK: graded ? [] : passAtK(scored.successes, scored.attempts),
    counts: graded ? [] : cellsOf(scored),
    steps: slices(groups, (i) => (Number.isNaN(groups.step[i]!) ? '' : String(groups.step[i]!))),
    categories: slices(groups, (i) => groups.category[i]!),
    metrics: [],
    warnings: warnings.list,
  };
  return { ...report, findings: findings(report) };
}

/** A metrics log holds means per step: no group, no rollout, but some things can be said. */
function metricsReport({ input, metrics = [] }: ReportSource, warnings: Warnings): Report {
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
    bits: { perRollout: null, plugin: null, jackknife: null, pooled: null },
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
  const names = Array.from(column.codes, (code) => column.values[code] ?? 'train');
  const wanted = kind ?? (names.includes('train') ? 'train' : 'eval');
  const rows = names.flatMap((name, i) => (name === wanted ? [i] : []));
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

interface Tally {
  total: number;
  live: number;
  dead: number;
  solved: number;
  failed: number;
  singleton: number;
  unscored: number;
  /** Groups of two or more. */
  judged: number;
  rollouts: { live: number; dead: number; solved: number; failed: number; judged: number };
}

function tallyClasses(groups: Groups): Tally {
  const tally: Tally = {
    total: groups.size,
    live: 0,
    dead: 0,
    solved: 0,
    failed: 0,
    singleton: 0,
    unscored: 0,
    judged: 0,
    rollouts: { live: 0, dead: 0, solved: 0, failed: 0, judged: 0 },
  };
  for (let i = 0; i < groups.size; i++) {
    const name = groups.classes[i]!;
    tally[name]++;
    if (name === 'singleton' || name === 'unscored') continue;
    tally.judged++;
    tally.rollouts[name] += groups.attempts[i]!;
    tally.rollouts.judged += groups.attempts[i]!;
  }
  return tally;
}

/** Successes and attempts of the groups with at least `least` known rewards. */
function countsOf(
  groups: Groups,
  least: number,
): { successes: Float64Array; attempts: Float64Array } {
  const rows: number[] = [];
  for (let i = 0; i < groups.size; i++) if (groups.attempts[i]! >= least) rows.push(i);
  return {
    successes: Float64Array.from(rows, (i) => groups.successes[i]!),
    attempts: Float64Array.from(rows, (i) => groups.attempts[i]!),
  };
}

function readBits(
  counts: { successes: Float64Array; attempts: Float64Array } | null,
  level: number,
  warnings: Warnings,
): ReportBits {
  if (counts === null) return { perRollout: null, plugin: null, jackknife: null, pooled: null };
  const estimate = meanEntropy(counts, { level });
  const jackknife = meanEntropy(counts, { method: 'jackknife', level });
  const perRollout = defined(estimate);
  if (perRollout === null)
    warnings.alarm(
      'bits-unknown',
      `Bits per rollout cannot be told: ${reason(estimate)}.`,
      'bits.perRollout',
    );
  else if (counts.attempts.length < 20)
    warnings.note(
      'few-groups',
      `${plural(counts.attempts.length, 'group')} say little about the spread of pass rates: below 20 the bits and the advice are rough.`,
    );
  const gap = Math.abs(estimate.value - jackknife.value);
  const standardError = (estimate.upper - estimate.lower) / 3.92;
  if (gap > Math.max(0.02, 2 * standardError))
    warnings.note(
      'estimators-disagree',
      `Two estimators of the bits disagree (${estimate.value.toFixed(3)} from the fitted spread of pass rates, ${jackknife.value.toFixed(3)} by jackknife): the pass rates do not follow the fitted shape. 16 or more rollouts per prompt would settle it.`,
    );
  return {
    perRollout,
    plugin: finite(meanEntropy(counts, { method: 'plugin', level }).value),
    jackknife: finite(jackknife.value),
    pooled: finite(pooledEntropy(counts).pooled),
  };
}

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
    if (['solved', 'failed', 'dead'].includes(groups.classes[i]!)) wasted += tokens;
  }
  if (!wasteKnown)
    warnings.note(
      'wasted-tokens-unknown',
      'Lost tokens cannot be told, because lost rollouts cannot.',
      'tokens.wasted',
    );
  return { total, wasted: wasteKnown ? wasted : null };
}

function readAdvice(
  mixture: PassRateMixture | null,
  groups: Groups,
  warnings: Warnings,
): ReportAdvice {
  const sizes = Object.entries(sizesOf(groups)).sort(([, a], [, b]) => b - a);
  const size = Number(sizes.find(([n]) => Number(n) > 0)?.[0] ?? Number.NaN);
  const current = finite(size);
  const unknown = (oversampling: number | null): ReportAdvice => ({
    groupSize: null,
    oversampling: null,
    current: { groupSize: current, oversampling },
    table: [],
    mixture: null,
  });
  if (current === null)
    warnings.note('no-group-size', 'No group has a known reward.', 'advice.current.groupSize');
  if (mixture === null) return unknown(null);
  const { groupSize, candidates } = recommendedGroupSize(mixture);
  const rows = candidates.map((row) => ({
    groupSize: row.groupSize,
    live: row.live,
    oversampling: finite(row.oversampling),
    rolloutsPerLiveGroup: finite(row.rolloutsPerLiveGroup),
    bitsPerRollout: row.bitsPerRollout,
  }));
  const chosen = finite(groupSize);
  if (chosen === null)
    warnings.alarm(
      'no-advice',
      'No group in this log has both outcomes, so no group size can be recommended: first change the prompts (easier ones if all failed, harder ones if all were solved).',
      ...ADVICE.filter((field) => field !== 'advice.mixture'),
    );
  return {
    groupSize: chosen,
    oversampling: chosen === null ? null : finite(oversamplingFactor(mixture, chosen)),
    current: {
      groupSize: current,
      oversampling: current === null ? null : finite(oversamplingFactor(mixture, current)),
    },
    table: chosen === null ? [] : rows,
    mixture: {
      a: finite(mixture.a),
      b: finite(mixture.b),
      zero: mixture.zero,
      one: mixture.one,
      method: mixture.method,
    },
  };
}

/** No dead group where the spread of pass rates makes several likely: they were filtered out. */
function survivorBias(
  groups: Groups,
  tally: Tally,
  mixture: PassRateMixture | null,
  warnings: Warnings,
): boolean {
  if (mixture === null || tally.solved + tally.failed > 0 || tally.judged < 20) return false;
  let expected = 0;
  for (const [size, number] of Object.entries(sizesOf(groups)))
    if (Number(size) >= 2) expected += number * degenerateShare(mixture, Number(size));
  if (!(expected >= 3)) return false;
  warnings.alarm(
    'survivor-bias',
    `Not one of ${plural(tally.judged, 'group')} is all solved or all failed, where about ${expected.toFixed(0)} would be by chance: the trainer dropped such groups before it wrote this log (dynamic sampling). How much was wasted cannot be told from this log, and the bits are those of the survivors. Log the groups before the filter, or read the trainer's own counters.`,
    ...WASTE,
  );
  return true;
}

function zoneOf({
  successes,
  attempts,
}: {
  successes: Float64Array;
  attempts: Float64Array;
}): ReportZone {
  let inside = 0;
  let bitsInside = 0;
  let bitsAll = 0;
  for (let i = 0; i < attempts.length; i++) {
    const p = successes[i]! / attempts[i]!;
    const h = binaryEntropy(p);
    bitsAll += h;
    if (p < ZONE.from || p > ZONE.to) continue;
    inside++;
    bitsInside += h;
  }
  return {
    ...ZONE,
    groups: inside,
    share: inside / attempts.length,
    bitsShare: bitsAll > 0 ? bitsInside / bitsAll : null,
  };
}

function cellsOf({
  successes,
  attempts,
}: {
  successes: Float64Array;
  attempts: Float64Array;
}): CountsCell[] {
  const cells = new Map<string, { successes: number; attempts: number; groups: number }>();
  for (let i = 0; i < attempts.length; i++) {
    const key = `${successes[i]}/${attempts[i]}`;
    const cell = cells.get(key);
    if (cell) cell.groups++;
    else cells.set(key, { successes: successes[i]!, attempts: attempts[i]!, groups: 1 });
  }
  return [...cells.values()].sort((x, y) => x.attempts - y.attempts || x.successes - y.successes);
}

/** The run cut by step or by category; empty when the log names none, or only one. */
function slices(groups: Groups, nameOf: (row: number) => string): ReportSlice[] {
  const rows = new Map<string, number[]>();
  for (let i = 0; i < groups.size; i++) {
    const name = nameOf(i);
    const list = rows.get(name);
    if (list) list.push(i);
    else rows.set(name, [i]);
  }
  if (rows.size === 1 && rows.has('')) return [];
  const list = [...rows].map(([name, members]) =>
    slice(name === '' ? 'none' : name, members, groups),
  );
  const numeric = list.every(({ name }) => Number.isFinite(Number(name)));
  return numeric ? list.sort((x, y) => Number(x.name) - Number(y.name)) : list;
}

function slice(name: string, rows: readonly number[], groups: Groups): ReportSlice {
  const graded = groups.success.source === 'none';
  const numbers = { live: 0, dead: 0, solved: 0, failed: 0, singleton: 0, unscored: 0 };
  const rolloutsBy = { solved: 0, failed: 0, live: 0 };
  let rollouts = 0;
  let missing = 0;
  for (const i of rows) {
    const kind = groups.classes[i]!;
    numbers[kind]++;
    rollouts += groups.attempts[i]!;
    missing += groups.missing[i]!;
    if (kind === 'solved' || kind === 'failed' || kind === 'live')
      rolloutsBy[kind] += groups.attempts[i]!;
  }
  const take = (least: number): { successes: Float64Array; attempts: Float64Array } => {
    const members = rows.filter((i) => groups.attempts[i]! >= least);
    return {
      successes: Float64Array.from(members, (i) => groups.successes[i]!),
      attempts: Float64Array.from(members, (i) => groups.attempts[i]!),
    };
  };
  return {
    name,
    groups: rows.length,
    rollouts,
    missing,
    live: numbers.live,
    dead: numbers.dead + numbers.solved + numbers.failed,
    solved: graded ? null : numbers.solved,
    failed: graded ? null : numbers.failed,
    passRate: graded ? null : finite(meanPassRate(take(1)).value),
    bits: graded ? null : finite(meanEntropy(take(2), { method: 'jackknife' }).value),
    rolloutsBy,
  };
}

function warnAboutReading({ input, notes = [] }: ReportSource, warnings: Warnings): void {
  if (input.skipped > 0)
    warnings.alarm(
      'skipped-rows',
      `${plural(input.skipped, 'row')} could not be read and ${input.skipped === 1 ? 'is' : 'are'} left out (${percent(input.skipped / (input.skipped + input.rows))} of the log).`,
    );
  if (input.duplicates > 0)
    warnings.alarm(
      'duplicates',
      `${plural(input.duplicates, 'row')} repeated a rollout that was already read (a resumed run, or two views of it) and ${input.duplicates === 1 ? 'was' : 'were'} dropped.`,
    );
  if (input.nonFinite > 0)
    warnings.alarm(
      'non-finite',
      `${plural(input.nonFinite, 'value')} ${input.nonFinite === 1 ? 'was' : 'were'} NaN or infinite and ${input.nonFinite === 1 ? 'counts' : 'count'} as missing.`,
    );
  if (input.coerced > 0)
    warnings.alarm(
      'coerced',
      `${plural(input.coerced, 'value')} stood as text and ${input.coerced === 1 ? 'was' : 'were'} read as numbers.`,
    );
  for (const { code, message } of notes) warnings.note(code, message);
}

function warnAboutRewards(
  groups: Groups,
  rule: SuccessRule | undefined,
  { known, missing, errors }: { known: number; missing: number; errors: number },
  warnings: Warnings,
): void {
  const { success, values } = groups;
  if (missing > 0)
    warnings.alarm(
      'missing-rewards',
      `${plural(missing, 'rollout')} of ${count(known + missing)} (${percent(missing / (known + missing))}) ${missing === 1 ? 'has' : 'have'} no reward${errors > 0 ? ` (${count(errors)} ended in an error)` : ''}: left out of every rate, not counted as failures.`,
    );
  if (known === 0) {
    warnings.alarm(
      'no-rewards',
      'Not one reward is known.',
      'reward.mean',
      'reward.min',
      'reward.max',
      'success.rule',
      'groups.solved',
      'groups.failed',
      ...NUMBERS,
      ...ADVICE,
      'wasted.solvedShare',
      'wasted.failedShare',
      'passAtK',
    );
    return;
  }
  if (values === null)
    warnings.note('many-rewards', 'The reward takes more than 64 values.', 'reward.values');
  if (success.source === 'none') {
    const single = values?.length === 1;
    warnings.alarm(
      single ? 'single-valued-reward' : 'graded-reward',
      single
        ? `Every reward is ${values?.[0]}: whether that is success or failure the log does not say. --success '>=X' does.`
        : `The reward is graded (${describeValues(values)}), so a rollout is not simply a success or a failure, and no pass rate or entropy is invented.${rule ? ` The rule ${rule.text} cannot be applied to sums.` : " Name a rule, e.g. --success '>=1'."} Live and dead groups below go by equality of the raw rewards.`,
      'success.rule',
      'groups.solved',
      'groups.failed',
      'wasted.solvedShare',
      'wasted.failedShare',
      'passAtK',
      ...NUMBERS,
      ...ADVICE,
    );
  }
  if (success.source === 'two-valued')
    warnings.alarm(
      'two-valued-reward',
      `The reward takes two values, ${values?.[0]} and ${values?.[1]}: the higher one counts as success. Relabelling two values changes no information.`,
    );
  if (success.source === 'option' || success.source === 'log') {
    let dead = 0;
    let differing = 0;
    for (let i = 0; i < groups.size; i++) {
      if (groups.classes[i] !== 'solved' && groups.classes[i] !== 'failed') continue;
      dead++;
      if (groups.equalNearly[i] === 0) differing++;
    }
    if (differing > 0)
      warnings.alarm(
        'rule-hides-contrast',
        `Success is ${success.rule}. ${count(differing)} of the ${count(dead)} dead groups still differ in the raw reward: if that is what the trainer uses, they have a gradient.`,
      );
  }
}

function describeValues(values: readonly number[] | null): string {
  if (values === null) return 'more than 64 different values';
  return values.length > 6
    ? `${values.length} values from ${values[0]} to ${values.at(-1)}`
    : values.join(', ');
}

function warnAboutGroups(
  groups: Groups,
  tally: Tally,
  input: ReportInput,
  ungrouped: boolean,
  warnings: Warnings,
): void {
  if (input.grouping !== 'explicit id' && tally.total > 0)
    warnings.alarm(
      'grouping-method',
      `The log names no group; rollouts were grouped by ${input.grouping}${input.groupingDetail ? ` (${input.groupingDetail})` : ''}. --group COLUMN names one.`,
    );
  if (ungrouped && tally.singleton > 0) {
    warnings.alarm(
      'singleton-groups',
      `${count(tally.singleton)} of ${plural(tally.total, 'group')} hold a single rollout: the grouping failed, or there is one rollout per prompt. Either way waste, bits and group size cannot be told, because one rollout says nothing about its own prompt's pass rate. Name the prompt's column with --group, or log several rollouts per prompt.`,
      ...NUMBERS.filter((field) => field !== 'passRate'),
      ...ADVICE,
      ...WASTE,
      'groups.liveShare',
    );
    return;
  }
  if (tally.singleton > 0)
    warnings.alarm(
      'some-singletons',
      `${plural(tally.singleton, 'group')} of ${count(tally.total)} ${tally.singleton === 1 ? 'holds' : 'hold'} a single known reward: neither live nor dead, and left out of the bits.`,
    );
  if (tally.unscored > 0)
    warnings.alarm(
      'unscored-groups',
      `${plural(tally.unscored, 'group')} ${tally.unscored === 1 ? 'has' : 'have'} no known reward at all.`,
    );
  const sizes = Object.keys(sizesOf(groups))
    .map(Number)
    .filter((n) => n > 0);
  if (sizes.length > 1)
    warnings.alarm(
      'ragged-groups',
      `Groups differ in size (${Math.min(...sizes)} to ${Math.max(...sizes)} known rewards). Means are over groups, so that every prompt weighs the same.`,
    );
}

function sizesOf(groups: Groups): Record<string, number> {
  const sizes = new Map<number, number>();
  for (const n of groups.attempts) sizes.set(n, (sizes.get(n) ?? 0) + 1);
  return Object.fromEntries([...sizes].sort(([a], [b]) => a - b));
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

function defined<U extends string>(estimate: Estimate<U>): Estimate<U> | null {
  return Number.isNaN(estimate.value) ? null : estimate;
}

const reason = ({ method }: Estimate): string => method.replace(/^undefined: /, '');
const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
const sum = (xs: Float64Array): number => xs.reduce((a, x) => a + x, 0);
const count1 = (flags: Uint8Array): number => flags.reduce((a, x) => a + x, 0);

function mean(xs: Float64Array): number | null {
  const known = xs.filter((x) => !Number.isNaN(x));
  return known.length > 0 ? sum(known) / known.length : null;
}
