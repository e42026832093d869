import { emptyHash, hash64 } from '../bytes/hash64.ts';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { canonicalJson } from '../prompt/canonicalJson.ts';
import { bareName } from './bareName.ts';
import { GroupSample } from './groupSample.ts';
import type { LogTally } from './logTally.ts';
import type { MarkedItem } from './markedRollout.ts';
import type { RowObject } from './rowFormat.ts';
import { type ViewColumns, viewColumns } from './viewColumns.ts';

/** Values of a column of views, and of one that says who answered. */
const MOST_VIEWS = 8;
const MOST_WHO = 50;
/** Groups that are needed to say anything. */
const LEAST_GROUPS = 3;
/** Shares of groups from which on a column is one of views, and from which on it pools. */
const BALANCED = 0.95;
const SAME_TEXT = 0.8;
const POOLED = 0.2;

/** Names of columns of views, whatever these are called: judge `a`, grader `g1`. */
const VIEW =
  /^(?:judge|grader|metric|scorer|rater|evaluator|verifier|filter|rubric|criterion)(?:name|id|model)?$/;

/** What a value of a column has in a group: rows, and the sum of their texts' hashes. */
interface Share {
  rows: number;
  readonly texts: Float64Array;
}

/** Shares by column, then by value. */
type GroupShares = Map<string, Map<string, Share>>;

/**
 * Watches for rows that are several views of one answer (graders, filters), and for groups that
 * pool several who answer (models, systems): either makes of one rollout several, or of several
 * pass rates one.
 */
export class ViewWatch {
  readonly #columns: ViewColumns;
  readonly #values = new Map<string, Set<string>>();
  readonly #sample = new GroupSample<GroupShares>(() => new Map());

  /**
   * @param columns the columns of the log's head.
   * @param mapping what the caller named.
   * @param neutral whether the rows are the neutral ones of this package.
   */
  constructor(columns: RowObject, mapping: ColumnMapping, neutral: boolean) {
    this.#columns = viewColumns(columns, mapping, neutral);
    for (const name of this.#columns.names) this.#values.set(name, new Set());
  }

  /** Whether any column is looked at. */
  get watches(): boolean {
    return this.#values.size > 0;
  }

  /** Looks at a row and what became of it. */
  see(item: MarkedItem, row: RowObject): void {
    if (this.#values.size === 0) return;
    const found: [string, string][] = [];
    for (const [name, values] of this.#values) {
      const cell = row[name];
      const value = typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
      values.add(value);
      const most = this.#columns.who.has(name) ? MOST_WHO : MOST_VIEWS;
      if (values.size > most || value.length > 64) this.#values.delete(name);
      else found.push([name, value]);
    }
    if (found.length === 0) return;
    const { run = '', step = '', group } = item;
    const kind = 'kind' in item ? (item.kind ?? '') : '';
    const shares = this.#sample.of(`${run} ${kind} ${step} ${group}`);
    if (shares === undefined) return;
    const texts = this.#columns.texts.map((name) => textHash(row[name]));
    for (const [name, value] of found) {
      const byValue = shares.get(name) ?? new Map<string, Share>();
      shares.set(name, byValue);
      const share = byValue.get(value) ?? { rows: 0, texts: new Float64Array(texts.length) };
      byValue.set(value, share);
      share.rows++;
      for (const [i, hash] of texts.entries()) share.texts[i]! += hash;
    }
  }

  /** Tells what was seen. */
  end(tally: LogTally): void {
    const groups = this.#sample.groups();
    if (groups.length < LEAST_GROUPS) return;
    for (const [name, values] of this.#values) {
      if (values.size < 2) continue;
      const shares = groups.map((group) => group.get(name) ?? new Map<string, Share>());
      const which = `${name} (${listed(values)})`;
      const hint = hintOf(name, values);
      const pooling = this.#columns.who.has(name) ? poolingGroups(name, shares) : 0;
      if (pooling >= POOLED * groups.length && pooling > 0) {
        tally.alarm(
          'pooled',
          `${pooling} of ${groups.length} groups${ofSample(groups)} hold rollouts of several values of ${which}, so that their pass rates are of a mixture${hint}`,
        );
        return;
      }
      const named = VIEW.test(bareName(name)) || [...values].every(isName);
      if (this.#columns.who.has(name) || !named || !this.#areViews(values, shares)) continue;
      const views =
        this.#columns.texts.length > 0
          ? 'with the same text: an answer has a row for each of several graders or filters, and a row is no rollout'
          : 'as where an answer has a row for each of several graders or filters, or prompts are asked in several ways: then a row is not simply one rollout more';
      tally.alarm(
        'views',
        `nearly all of ${groups.length} groups${ofSample(groups)} hold each value of ${which} equally often, ${views}${hint}`,
      );
      return;
    }
  }

  #areViews(values: ReadonlySet<string>, groups: readonly Map<string, Share>[]): boolean {
    const balanced = groups.filter(
      (group) => group.size === values.size && isConstant([...group.values()].map((x) => x.rows)),
    );
    if (balanced.length < BALANCED * groups.length) return false;
    const { texts } = this.#columns;
    if (texts.length === 0) return true;
    return texts.some((_, i) => {
      const same = balanced.filter((group) =>
        isConstant([...group.values()].map((share) => share.texts[i]!)),
      );
      return same.length >= SAME_TEXT * balanced.length;
    });
  }
}

const isConstant = (numbers: readonly number[]): boolean => numbers.every((x) => x === numbers[0]);

/** A word; no letter, number or numbered thing, as rollouts are called. */
const isName = (value: string): boolean =>
  value.length > 1 && Number.isNaN(Number(value)) && !/^\D{0,16}\d+$/.test(value);

/** A hash of 32 bits, so that sums of many are exact. */
const textHash = (value: unknown): number =>
  value === undefined || value === null
    ? 0
    : hash64(typeof value === 'string' ? value : canonicalJson(value), emptyHash).low;

/** Groups that hold several of who answered; a seed of its own makes a rollout, and no run. */
const poolingGroups = (name: string, groups: readonly Map<string, Share>[]): number =>
  groups.filter(
    (group) =>
      group.size > 1 &&
      (bareName(name) !== 'seed' || [...group.values()].every(({ rows }) => rows > 1)),
  ).length;

const ofSample = (groups: readonly unknown[]): string =>
  groups.length > 1000 ? ' that were looked at' : '';

const listed = (values: ReadonlySet<string>): string => {
  const names = [...values].sort();
  return `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
};

/** The option that reads one value, where it can be printed. */
function hintOf(name: string, values: ReadonlySet<string>): string {
  const [value] = [...values].filter((one) => one !== '').sort();
  if (value === undefined || [name, value].some((text) => /[^\w ./:@+-]/.test(text))) return '';
  const column = /^\w+$/.test(name) ? name : `'${name}'`;
  return `. \`where: { ${column}: '${value}' }\` reads one of them`;
}
