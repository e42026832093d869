import {
  type Column,
  isDictionary,
  Summariser,
  summarise,
  type Table,
} from '@bits-per-sample/core';
import type { SuccessRule } from '../options/successRule.ts';
import { addFinished } from './addFinished.ts';
import { addLogprobs } from './addLogprobs.ts';
import { addLongest } from './addLongest.ts';
import { ConfidentSamples } from './confidentSamples.ts';
import { keepCopies } from './keepCopies.ts';
import { mergeRows, withoutSplit } from './mergeTrials.ts';
import { prepareRewards } from './prepareRewards.ts';
import { RolloutSample } from './rolloutSample.ts';
import { sampleOfKept } from './sampleOfKept.ts';
import { KEYS, sumSpec } from './sumSpec.ts';
import type { TrialOptions, TrialSums } from './trialSums.ts';

/**
 * What `summariseTrials` does, one table after the other: at any moment the sums of all tables so
 * far can be had, and none is folded twice. For a log that grows.
 */
export class TrialFold {
  readonly #options: TrialOptions;
  #errors = 0;
  #filled = 0;
  #oddSuccesses = 0;
  #counts = false;
  #confident: ConfidentSamples | undefined;
  #sample: RolloutSample | undefined;
  /** Columns so far: a table that brings another one starts new sums. */
  #seen = new Set<string>();
  /** Those of the tables in the sums that are open. */
  #own = new Set<string>();
  #before: Table[] = [];
  #sums: Summariser | undefined;
  /** What the open sums give, where a table is not to be added to them. */
  #last: Table | undefined;

  constructor(options: TrialOptions = {}) {
    this.#options = options;
  }

  /** Adds a table of trials, or of sums. */
  add(table: Table): void {
    const prepared = this.#prepare(table);
    this.#sumsWith(prepared.columns).add(prepared);
  }

  /** What is added of a table; what sums do not tell is taken. */
  #prepare(table: Table): Table {
    const { rule, missing, step } = this.#options;
    const columns: Record<string, Column> = { ...table.columns };
    this.#counts ||= columns.reward_n !== undefined;
    this.#errors += dropErrors(columns);
    const { filled, oddSuccesses } = prepareRewards(columns, { missing });
    this.#filled += filled;
    this.#oddSuccesses += oddSuccesses;
    if (rule !== undefined) applyRule(columns, rule);
    addFinished(columns);
    addLongest(columns);
    addLogprobs(columns);
    if (step !== undefined && columns.step === undefined)
      columns.step = new Float64Array(table.rowCount).fill(step);
    if (columns.logprob !== undefined) {
      this.#confident ??= new ConfidentSamples();
      this.#confident.add(columns);
    }
    joinSegments(columns, table.rowCount);
    if (this.#sample !== undefined || RolloutSample.asks(columns)) {
      this.#sample ??= new RolloutSample();
      this.#sample.add(columns);
    }
    return { rowCount: table.rowCount, columns };
  }

  /** The sums of all tables so far, and of one more that is not kept: it will come again, longer. */
  async sums(open?: Table): Promise<TrialSums> {
    if (open !== undefined && open.rowCount > 0) return this.#with(open).sums();
    const sums = await this.#table();
    const { keep } = this.#options;
    const [errors, filled] = [this.#errors, this.#filled];
    const bent = { filled, oddSuccesses: this.#oddSuccesses };
    const confident = this.#confident;
    if (sums.columns.segment === undefined) {
      const groups = await withoutSplit(withoutErrors(sums));
      return { groups, errors, ...bent, confident, sample: this.#sample };
    }
    const kept = keepCopies(sums, { keep, counts: this.#counts });
    return {
      groups: await mergeRows(kept.groups),
      errors: errors - kept.errors,
      ...bent,
      repeated: kept.repeated,
      notes: kept.notes,
      confident: kept.groups.rowCount === sums.rowCount ? confident : confident?.withdrawn(),
      sample: this.#sample && sampleOfKept(this.#sample, sums, kept.left),
    };
  }

  /** Sums for tables with these columns: later ones may bring some that earlier ones lack. */
  #sumsWith(columns: Readonly<Record<string, Column>>): Summariser {
    const names = Object.keys(columns);
    if (this.#sums === undefined || !names.every((name) => this.#seen.has(name))) {
      this.#before = this.#parts();
      this.#own = new Set();
      for (const name of names) this.#seen.add(name);
      this.#sums = new Summariser(sumSpec(this.#seen));
    }
    for (const name of names) this.#own.add(name);
    return this.#sums;
  }

  #parts(): Table[] {
    if (this.#sums === undefined) return [];
    const { rowCount, columns } = this.#last ?? this.#sums.table();
    // a key that no table had is neither text nor number
    const own = Object.entries(columns).filter(([name]) => !isKey(name) || this.#own.has(name));
    return [...this.#before, { rowCount, columns: Object.fromEntries(own) }];
  }

  async #table(): Promise<Table> {
    const [first = { rowCount: 0, columns: {} }, ...others] = this.#parts();
    return others.length === 0 ? first : summarise([first, ...others], sumSpec(this.#seen));
  }

  /** The same fold with one table more, to be asked for its sums at once. */
  #with(open: Table): TrialFold {
    const whole = new TrialFold(this.#options);
    whole.#seen = new Set(this.#seen);
    whole.#own = new Set(this.#own);
    whole.#before = this.#before;
    whole.#errors = this.#errors;
    whole.#filled = this.#filled;
    whole.#oddSuccesses = this.#oddSuccesses;
    whole.#counts = this.#counts;
    whole.#confident = this.#confident?.map((rollout) => rollout);
    whole.#sample = this.#sample?.fork();
    whole.#sums = this.#sums;
    const prepared = whole.#prepare(open);
    const sums = whole.#sumsWith(prepared.columns);
    if (sums === this.#sums) whole.#last = sums.tableWith(prepared);
    else sums.add(prepared);
    return whole;
  }
}

const isKey = (name: string): boolean => (KEYS as readonly string[]).includes(name);

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
