import {
  type Column,
  extent,
  isDictionary,
  moments,
  type Statistic,
  summarise,
  type Table,
} from '@bits-per-sample/core';
import type { SuccessRule } from '../options/successRule.ts';
import { addFinished } from './addFinished.ts';
import { addLogprobs } from './addLogprobs.ts';
import { addLongest } from './addLongest.ts';
import { ConfidentSamples } from './confidentSamples.ts';
import type { Keep } from './keep.ts';
import { keepCopies } from './keepCopies.ts';
import { longest } from './longest.ts';
import { partsAmong } from './partsAmong.ts';
import { prepareRewards } from './prepareRewards.ts';
import type { ReportNote } from './reportSource.ts';
import { total } from './total.ts';

/** How trials are folded. */
export interface TrialOptions {
  /** What a success is, when the log does not say so itself. */
  readonly rule?: SuccessRule | undefined;
  /** `'fail'`: a missing reward is 0 and no success. */
  readonly missing?: 'fail' | 'leave' | undefined;
  /** The step of rows that name none, e.g. the place of the file in the run. */
  readonly step?: number | undefined;
  /** Which copy counts of a step that was rolled out again. Default: the last, if the log shows it. */
  readonly keep?: Keep | undefined;
}

/** Rows of sums, and what the fold saw on the way. */
export interface TrialSums {
  /** One row per (run, step, group, prompt, category, kind). */
  readonly groups: Table;
  /** Rollouts that ended in an error: their reward counts as missing. */
  readonly errors: number;
  /** Missing rewards that were asked to count as failures. */
  readonly filled: number;
  /** Values of success that are neither 0 nor 1. */
  readonly oddSuccesses: number;
  /** Rollouts that were left out because the same one had been read before. */
  readonly repeated?: number;
  /** What is to be told of steps that were rolled out again. */
  readonly notes?: readonly ReportNote[];
  /** Samples of the rollouts whose answers have a log-probability; undefined when none has. */
  readonly confident?: ConfidentSamples | undefined;
}

type Measures = Record<string, Statistic<string> | readonly Statistic<string>[]>;

const KEYS = ['run', 'step', 'group', 'prompt', 'category', 'kind', 'segment'] as const;

/** Keys that say something about a group: where one varies within a group it is dropped. */
const LABELS = ['category', 'prompt'] as const;

/**
 * Folds a stream of trials into one row of sums per group, and takes a sample of bounded size of
 * those with log-probabilities. Memory grows with the groups, never with the rollouts.
 *
 * @param tables trials as `readLog` gives them, or rows of sums.
 * @param options success rule; step of rows that have none; which copy of a repeated step counts.
 * @returns the sums, the sample, and the number of rollouts that ended in an error.
 *
 * @example
 * ```ts
 * const trials = {
 *   rowCount: 3,
 *   columns: { group: dictionary(['a', 'b', 'a']), reward: Float64Array.of(1, 0, 0) },
 * };
 * const { groups } = await summariseTrials([trials]);
 * groups.columns.reward_n; // => Float64Array.of(2, 1)
 * ```
 */
export async function summariseTrials(
  tables: AsyncIterable<Table> | Iterable<Table>,
  { rule, missing, step, keep }: TrialOptions = {},
): Promise<TrialSums> {
  let errors = 0;
  let filled = 0;
  let oddSuccesses = 0;
  let counts = false;
  let confident = undefined as ConfidentSamples | undefined;
  async function* prepared(): AsyncGenerator<Table, undefined> {
    for await (const table of tables) {
      const columns: Record<string, Column> = { ...table.columns };
      counts ||= columns.reward_n !== undefined;
      errors += dropErrors(columns);
      const prepared = prepareRewards(columns, { missing });
      filled += prepared.filled;
      oddSuccesses += prepared.oddSuccesses;
      if (rule !== undefined) applyRule(columns, rule);
      addFinished(columns);
      addLongest(columns);
      addLogprobs(columns);
      if (step !== undefined && columns.step === undefined)
        columns.step = new Float64Array(table.rowCount).fill(step);
      if (columns.logprob !== undefined) {
        confident ??= new ConfidentSamples();
        confident.add(columns);
      }
      joinSegments(columns, table.rowCount);
      yield { rowCount: table.rowCount, columns };
    }
    return undefined;
  }
  const sums = await sumsOf(prepared());
  if (sums.columns.segment === undefined) {
    const groups = await withoutSplit(withoutErrors(sums));
    return { groups, errors, filled, oddSuccesses, confident };
  }
  const kept = keepCopies(sums, { keep, counts });
  const { repeated, notes } = kept;
  const bent = { errors: errors - kept.errors, filled, oddSuccesses };
  const sample = kept.groups.rowCount === sums.rowCount ? confident : confident?.withdrawn();
  return {
    groups: await mergeRows(kept.groups),
    ...bent,
    repeated,
    notes,
    confident: sample,
  };
}

/** Sums of a stream whose later tables may bring columns that earlier ones lack. */
async function sumsOf(stream: AsyncGenerator<Table, undefined>): Promise<Table> {
  const seen = new Set<string>();
  const parts: Table[] = [];
  let next = await stream.next();
  if (next.done) return { rowCount: 0, columns: {} };
  async function* alike(): AsyncGenerator<Table> {
    while (!next.done && Object.keys(next.value.columns).every((name) => seen.has(name))) {
      yield next.value;
      next = await stream.next();
    }
  }
  while (!next.done) {
    for (const name of Object.keys(next.value.columns)) seen.add(name);
    parts.push(await summarise(alike(), specOf(seen)));
  }
  return parts.length === 1 ? parts[0]! : summarise(parts, specOf(seen));
}

/** Sums without what is needed only to tell which errors do not count. */
function withoutErrors({ rowCount, columns }: Table): Table {
  const kept = Object.entries(columns).filter(([name]) => !name.startsWith('error_'));
  return { rowCount, columns: Object.fromEntries(kept) };
}

/** File order as one key: half a segment more for what had been read before the step went back. */
function joinSegments(columns: Record<string, Column>, rowCount: number): void {
  const { segment, again } = columns;
  if (segment === undefined || isDictionary(segment)) return;
  const repeats = again !== undefined && !isDictionary(again) ? again : undefined;
  delete columns.again;
  columns.segment = Float64Array.from({ length: rowCount }, (_, i) =>
    Number.isNaN(segment[i]!) ? 0 : segment[i]! + (repeats?.[i] === 1 ? 0.5 : 0),
  );
}

/**
 * A label that varies within a group (a category per rollout, prompts that share an id) must not
 * split the group: then it is dropped.
 */
async function withoutSplit(groups: Table): Promise<Table> {
  const splitting = splittingLabels(groups);
  if (splitting.length === 0) return groups;
  const names = new Set(
    Object.keys(groups.columns).filter((name) => !splitting.some((label) => label === name)),
  );
  return summarise(groups, specOf(names));
}

/** Labels in which rows of the same run, step, group and kind differ. */
function splittingLabels({ columns, rowCount }: Table): string[] {
  const labels = LABELS.filter((label) => columns[label] !== undefined);
  if (labels.length === 0) return [];
  const keys = new Float64Array(rowCount);
  for (const name of KEYS) {
    const column = columns[name];
    if (column === undefined || LABELS.some((label) => label === name)) continue;
    // below 2^53 as long as distinct runs × steps × groups × kinds are: 10^15
    if (isDictionary(column)) {
      const base = column.values.length + 1;
      for (let i = 0; i < rowCount; i++) keys[i] = keys[i]! * base + column.codes[i]! + 1;
      continue;
    }
    const codes = new Map<number, number>();
    for (const value of column) if (!codes.has(value)) codes.set(value, codes.size);
    for (let i = 0; i < rowCount; i++) keys[i] = keys[i]! * codes.size + codes.get(column[i]!)!;
  }
  const sorted = keys.slice().sort();
  if (!sorted.some((key, i) => i > 0 && key === sorted[i - 1])) return [];
  const first = new Map<number, number>();
  const splitting = new Set<string>();
  for (let i = 0; i < rowCount; i++) {
    const other = first.get(keys[i]!);
    if (other === undefined) first.set(keys[i]!, i);
    else
      for (const label of labels)
        if (labelAt(columns[label]!, i) !== labelAt(columns[label]!, other)) splitting.add(label);
  }
  return [...splitting];
}

const labelAt = (column: Column, i: number): number =>
  isDictionary(column) ? column.codes[i]! : column[i]!;

/**
 * Merges rows of sums, e.g. those of several files: a group that runs on in the next file is
 * one group.
 *
 * @param parts sums of `summariseTrials`.
 * @returns one table of sums.
 *
 * @example
 * ```ts
 * const trials = { rowCount: 1, columns: { group: dictionary(['a']), reward: Float64Array.of(1) } };
 * const { groups } = await summariseTrials([trials]);
 * (await mergeTrials([groups, groups])).columns.reward_n; // => Float64Array.of(2)
 * ```
 */
export async function mergeTrials(parts: readonly Table[]): Promise<Table> {
  const filled = parts.filter(({ rowCount }) => rowCount > 0);
  if (filled.length === 0) return { rowCount: 0, columns: {} };
  return filled.length === 1 ? filled[0]! : mergeRows(...filled);
}

/** Merges rows of sums that are of one group, in one table or several. */
export async function mergeRows(...parts: readonly Table[]): Promise<Table> {
  const names = new Set(parts.flatMap(({ columns }) => Object.keys(columns)));
  return withoutSplit(await summarise(parts, specOf(names)));
}

/** Keys and measures that these columns allow, so that absent ones cost no memory. */
function specOf(names: ReadonlySet<string>): { by: readonly string[]; measures: Measures } {
  const has = (measure: string): boolean => names.has(measure) || names.has(`${measure}_n`);
  const measures: Measures = { reward: [moments, extent] as readonly Statistic<string>[] };
  if (has('success')) measures.success = total as Statistic<string>;
  if (has('output_tokens')) measures.output_tokens = total as Statistic<string>;
  for (const name of ['cut', 'finished_reward', 'finished_success'])
    if (has(name)) measures[name] = total as Statistic<string>;
  for (const name of ['scored_tokens', 'right_tokens'])
    if (has(name)) measures[name] = longest as Statistic<string>;
  for (const part of partsAmong(names))
    measures[part] = [total, extent] as readonly Statistic<string>[];
  if (has('propensity')) measures.propensity = total as Statistic<string>;
  if (has('logprob_tokens')) {
    measures.logprob = total as Statistic<string>;
    measures.logprob_tokens = total as Statistic<string>;
  }
  if (has('error')) measures.error = total as Statistic<string>;
  if (has('right_logprob')) measures.right_logprob = total as Statistic<string>;
  return { by: KEYS.filter((key) => key === 'group' || names.has(key)), measures };
}

/** A rollout that ended in an error has no reward, whatever was logged for it. */
function dropErrors(columns: Record<string, Column>): number {
  const status = columns.status;
  if (status === undefined || !isDictionary(status)) return 0;
  const error = status.values.indexOf('error');
  if (error < 0) return 0;
  let errors = 0;
  for (const measure of ['reward', 'success']) {
    const column = columns[measure];
    if (column === undefined || isDictionary(column)) continue;
    columns[measure] = column.map((x, i) => (status.codes[i] === error ? Number.NaN : x));
  }
  columns.error = Float64Array.from(status.codes, (code) => (code === error ? 1 : Number.NaN));
  for (const code of status.codes) if (code === error) errors++;
  return errors;
}

function applyRule(columns: Record<string, Column>, rule: SuccessRule): void {
  const reward = columns.reward;
  if (reward === undefined || isDictionary(reward)) return;
  columns.success = reward.map((x) => (Number.isNaN(x) ? x : Number(rule.test(x))));
}
