import type { Table } from '@bits-per-sample/core';
import { hashText } from '../bytes/hash64.ts';
import { count } from '../log/count.ts';
import type { Grouping, LogFormat, LogSummary, PromptIdentity } from '../log/log.ts';
import { countedNote } from '../log/mergeNotes.ts';
import type { Tally } from '../log/tally.ts';
import type { columnVerdicts } from './columnVerdicts.ts';
import { isBigInteger } from './isBigInteger.ts';
import type { RewardWords } from './rewardWords.ts';
import type { RowObject } from './rowFormat.ts';
import { verdictWords } from './verdictWords.ts';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const MAX_REWARD_VALUES = 64;
const MAX_ID = 256;
/** Names of groups that are places in a batch as likely as not. */
const NUMBERED = /^(?:block )?\d+$/;

/** Beyond this a square overflows, and with it every spread. */
const MOST = 1e150;

/**
 * The running account of one log, and the only place where a field becomes a number or an
 * identifier, so that whatever had to be bent is counted.
 */
export class LogTally implements Tally {
  rows = 0;
  skipped = 0;
  coerced = 0;
  duplicates = 0;
  nonFinite = 0;
  grouping: Grouping = { method: 'none', detail: '' };
  /** How the format tells prompts apart, when it says so. */
  prompts: Pick<PromptIdentity, 'method' | 'detail'> | undefined;
  /** Every field is text (CSV), so that a number written as text is nothing to report. */
  allText = false;
  /** Set when an identifier was an integer that a double cannot hold. */
  roundedId = false;

  /** Whether the rollout of an id is new in the run; undefined when this is its only file. */
  isNew: ((id: string) => boolean) | undefined;
  /** Words in the first rows of the files of the run, by column; undefined when this is its only file. */
  runWords: Map<string, Set<string>> | undefined;
  /** What the rows say of prompts, where they say anything. */
  promptTable: (() => Table | undefined) | undefined;

  format: LogFormat = 'rollouts';
  readonly #present = new Map<string, number>();
  readonly #absent = new Map<string, number>();
  #rewards: Set<number> | null = new Set();
  #group: string | undefined;
  #numbered = true;
  #step: number | undefined;
  #severalSteps = false;
  /** The first rows, by which the words of a column are understood. */
  head: readonly RowObject[] = [];
  /** The word that the caller called a success. */
  successWord: string | undefined;
  /** Makes what understands the words of a column, once it is loaded. */
  words: typeof columnVerdicts | undefined;
  readonly #words = new Map<string, RewardWords>();
  #unreadableRewards = 0;
  readonly #notes = new Map<
    string,
    { count: number; say: (count: number) => string; alarm: boolean }
  >();

  /** A field as a number: NaN when it is missing, not finite, or no number at all. */
  number(value: unknown): number {
    if (typeof value === 'number') return this.#finite(value);
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (typeof value === 'bigint') return Number(value);
    if (typeof value === 'string') return this.#fromText(value.trim());
    if (value !== null && value !== undefined) this.#unreadable();
    return NaN;
  }

  /** A field as a verdict, met so many times: the words of its column are understood together. */
  verdict(value: unknown, column: string, times = 1): number {
    const { successWord } = this;
    const text = successWord === undefined || value === null ? value : asText(value);
    if (typeof text !== 'string') {
      if (typeof value === 'object' && value !== null) this.#unreadableRewards++;
      return this.number(text);
    }
    const words = this.#wordsOf(column);
    const { unknowns } = words;
    const reward = words.number(text.trim(), times);
    if (words.unknowns > unknowns) {
      this.#unreadableRewards += times;
      this.#unreadable(times);
    }
    if (Number.isNaN(reward)) return this.#isNonFinite(text) ? this.#dropped(times) : reward;
    // words are told one by one, numbers as text are counted
    if (value === text && !this.allText && words.isNumber(text) && !isBigInteger(text))
      this.coerced += times;
    return this.#finite(reward, times);
  }

  /** How a rollout ended whose verdict is none: `error`, `timeout`, …; undefined when it is one. */
  endOf(value: unknown, column: string): string | undefined {
    return typeof value === 'string' ? this.#wordsOf(column).status(value) : undefined;
  }

  /**
   * Refuses verdicts in words that are unknown.
   *
   * @throws SchemaError with the words and their counts.
   */
  checkWords(file: string): void {
    for (const words of this.#words.values()) {
      words.check(file);
      for (const [code, sentence] of words.decisions()) this.note(code, sentence);
    }
    const columns = [...this.#words];
    if (this.successWord === undefined || !columns.every(([, words]) => words.isUnmet)) return;
    const listed = columns.map(([column, words]) => `${column}: ${words.listed()}`).join('; ');
    this.note('success-word-unmet', `${this.successWord} never came (${listed})`);
  }

  /** Loads what understands words of verdicts; till then no verdict may be a text. */
  async loadWords(): Promise<void> {
    this.words ??= (await import('./columnVerdicts.ts')).columnVerdicts;
  }

  #wordsOf(column: string): RewardWords {
    const known = this.#words.get(column) ?? this.words!(column, this);
    this.#words.set(column, known);
    return known;
  }

  /** A field as an identifier; undefined when it is missing. Long ones become a hash. */
  id(value: unknown): string | undefined {
    if (typeof value === 'string') return value.length > MAX_ID ? hashText(value) : value;
    if (typeof value === 'number') {
      if (!Number.isSafeInteger(value) && !(value % 1)) this.roundedId = true;
      return String(value);
    }
    if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
    if (value !== null && value !== undefined) this.#unreadable();
    return undefined;
  }

  /** Counts cells of a column that are present: whether one is, or how many. */
  count(column: string, present: boolean | number): void {
    this.#present.set(column, (this.#present.get(column) ?? 0) + Number(present));
  }

  /** Counts rollouts that ended in an error. */
  errors(rows: number): void {
    this.note('errors', (n) => `${count(n, 'row')} of status error: neither right nor wrong`, rows);
  }

  /** Counts a field that was there without a value, where rows need not have every field. */
  noteMissing(column: string): void {
    this.#absent.set(column, (this.#absent.get(column) ?? 0) + 1);
  }

  /** Remembers a reward that was given out. */
  reward(value: number): void {
    if (this.#rewards === null || Number.isNaN(value)) return;
    this.#rewards.add(value);
    if (this.#rewards.size > MAX_REWARD_VALUES) this.#rewards = null;
  }

  /** Remembers which group at which step was given out: whether names are numbers. */
  group(name: string, step: number | undefined): void {
    if (this.#numbered && name !== this.#group) this.#numbered = NUMBERED.test(name);
    this.#group = name;
    if (this.#severalSteps || step === undefined || Number.isNaN(step)) return;
    this.#severalSteps = this.#step !== undefined && this.#step !== step;
    this.#step = step;
  }

  /** Leaves out rollouts that came before. */
  duplicate(rows: number): void {
    this.duplicates += rows;
    this.note(
      'duplicates',
      (n) => `${count(n, 'row')} left out: the same rollout had been read before`,
      rows,
    );
  }

  /** Leaves a row out, and says why. */
  skip(code: string, say: string | ((count: number) => string)): void {
    this.skipped++;
    this.note(code, say);
  }

  /** Adds to a note; `say` turns the number of times into words. */
  note(code: string, say: string | ((count: number) => string), times = 1): void {
    const known = this.#notes.get(code);
    if (known) known.count += times;
    else
      this.#notes.set(code, {
        count: times,
        say: typeof say === 'string' ? () => say : say,
        alarm: false,
      });
  }

  /** A note that bears on what the numbers mean. */
  alarm(code: string, say: string | ((count: number) => string), times = 1): void {
    this.note(code, say, times);
    this.#notes.get(code)!.alarm = true;
  }

  /** What `say` gives; the account is what it was before then. */
  trial<T>(say: () => T): T {
    const { skipped, coerced, duplicates, nonFinite, roundedId } = this;
    const notes = [...this.#notes].map(([code, note]) => [code, { ...note }] as const);
    try {
      return say();
    } finally {
      Object.assign(this, { skipped, coerced, duplicates, nonFinite, roundedId });
      this.#notes.clear();
      for (const [code, note] of notes) this.#notes.set(code, note);
    }
  }

  summary(): LogSummary {
    const missing = new Map(this.#absent);
    for (const [column, present] of this.#present) missing.set(column, this.rows - present);
    const promptTable = this.promptTable?.();
    return {
      format: this.format,
      rows: this.rows,
      skipped: this.skipped,
      missing: Object.fromEntries(missing),
      coerced: this.coerced,
      duplicates: this.duplicates,
      nonFinite: this.nonFinite,
      unreadable: this.#unreadableRewards,
      grouping: this.grouping,
      prompts: this.#promptIdentity(),
      rewardValues: this.#rewards && [...this.#rewards].sort((a, b) => a - b),
      notes: [...this.#notes].map(([code, { count, say, alarm }]) =>
        countedNote(code, count, say, alarm ? 'alarm' : 'note'),
      ),
      ...(promptTable && { promptTable }),
    };
  }

  #promptIdentity(): PromptIdentity {
    const numbered = this.#group !== undefined && this.#numbered;
    const unknown = (detail: string): PromptIdentity => ({ method: 'unknown', detail, numbered });
    if (this.#group === undefined) return unknown('no group was read');
    const { method, detail } = this.prompts ?? { method: 'explicit id', detail: 'prompt' };
    if (method === 'group' || method === 'unknown') return { method, detail, numbered };
    if (this.#present.has('prompt')) return { method, detail, numbered };
    return numbered && this.#severalSteps
      ? unknown('groups are numbered within a step, and nothing else names the prompt')
      : { method: 'group', detail: this.grouping.detail, numbered };
  }

  #fromText(text: string): number {
    const word = verdictWords.get(text.toLowerCase());
    const value = word ?? (NUMBER.test(text) ? Number(text) : NaN);
    if (Number.isFinite(value)) {
      if (word !== undefined || !(this.allText || isBigInteger(text))) this.coerced++;
      return this.#finite(value);
    }
    if (!Number.isNaN(value) || this.#isNonFinite(text)) return this.#dropped();
    if (!/^(none|null|n\/?a|)$/i.test(text)) this.#unreadable();
    return NaN;
  }

  #isNonFinite(text: string): boolean {
    return /^\s*[+-]?(nan|inf(inity)?)\s*$/i.test(text);
  }

  #finite(value: number, times = 1): number {
    if (Math.abs(value) <= MOST) return value;
    if (Number.isFinite(value))
      this.note(
        'too-large',
        (n) => `${count(n, 'number')} beyond ±1e150 left out as no numbers`,
        times,
      );
    return this.#dropped(times);
  }

  #dropped(times = 1): number {
    this.nonFinite += times;
    return NaN;
  }

  #unreadable(times = 1): void {
    this.note(
      'unreadable-value',
      (n) => `${count(n, 'field')} held neither a number nor a word that stands for one`,
      times,
    );
  }
}

/** A value as the text of it, where the caller named a word. */
const asText = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
