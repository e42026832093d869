import { SchemaError } from '@bits-per-sample/core';
import { count } from '../log/count.ts';
import { endOf } from './endOf.ts';
import { numberOf } from './numberOf.ts';
import { plainWord } from './plainWord.ts';
import { verdictWords } from './verdictWords.ts';

const MISSING =
  /^(none|null|nil|n\/?a|nan|[+-]?inf(inity)?|not available|missing|pending|skipped|not run|-*|\?)$/;

/** Words that only the run of code gives: the answer ran, and failed. */
const CODE =
  /^(syntax ?error|exception|runtime ?error|run ?time error|compil\w* ?error|wrong answer|assertion ?error|segfault|segmentation fault|memory limit exceeded|time limit exceeded|output limit exceeded|wa|tle|mle)$/;
/** The class of an exception, as in `TypeError`; by its capitals. */
const EXCEPTION = /^[A-Z][a-z]\w*(Error|Exception)$/;
/** Ends that are the doing of who ran it, never of the code. */
const PROVIDER = /^(api|provider|server|infra\w*|connection|network|rate)|cancel/;

/** More different words than this are not kept. */
const MOST_WORDS = 64;
/** A column of numbers may hold so large a share of words that stand for none. */
const MOST_UNKNOWN = 0.1;

/**
 * The words of one column of verdicts. Each is a number, an end of its own (a timeout, an error:
 * neither right nor wrong), or unknown; what they are is decided by all words of the column, and a
 * column in which words stay unknown is refused: to drop one value of two would leave the other
 * at 100 %.
 */
export class RewardWords {
  readonly #column: string;
  /** The word that the caller called a success. */
  readonly #wanted: string | undefined;
  readonly #seen = new Map<string, number>();
  readonly #unknown = new Map<string, number>();
  /** Words that were read, and as what. */
  readonly #read = new Map<string, number>();
  /** Letters of the first rows: `p` is half right beside `c` and `i`, and passed beside `f`. */
  readonly #letters: ReadonlySet<string>;
  /** What was run is code, so that its errors and timeouts are failures of the answer. */
  readonly isCode: boolean;
  #numbers = 0;
  #words = 0;
  #unknowns = 0;
  #rows = 0;
  #failedRuns = 0;
  #halves = 0;
  #ends = 0;
  #value: number | undefined;
  #several = false;
  #found = false;

  /**
   * @param column name of the column.
   * @param head its values in the first rows.
   * @param wanted the word that is a success; all others that are no ends are failures then.
   */
  constructor(column: string, head: Iterable<unknown>, wanted?: string) {
    this.#column = column;
    this.#wanted = wanted === undefined ? undefined : normal(wanted);
    const texts = new Set<string>();
    for (const value of head) if (typeof value === 'string') texts.add(value.trim());
    const words = new Set([...texts].map(normal));
    this.#letters = new Set([...words].filter((word) => word.length === 1));
    const ends = [...words].some((word) => isEnd(word) && !PROVIDER.test(word));
    const runs = ['ok', 'ac', 'pass', 'passed'].some((word) => words.has(word));
    this.isCode =
      [...texts].some((text) => EXCEPTION.test(text) || CODE.test(normal(text))) ||
      (words.has('ok') && ends) ||
      (runs && words.has('timeout'));
  }

  /** A text as a reward, met so many times; NaN when it is missing, an end of its own, or unknown. */
  number(text: string, times = 1): number {
    this.#rows += times;
    const value = this.#numberOf(text, times);
    if (!Number.isNaN(value)) {
      this.#several ||= this.#value !== undefined && this.#value !== value;
      this.#value = value;
    }
    return value;
  }

  /** Whether a text is written as a number. */
  isNumber(text: string): boolean {
    return numberOf(text.trim()) !== undefined;
  }

  #numberOf(text: string, times: number): number {
    const word = normal(text);
    if (this.#wanted !== undefined) {
      this.#note(text, times);
      if (word === this.#wanted) this.#found = true;
      if (word === this.#wanted) return 1;
      return MISSING.test(word) || this.status(text) !== undefined ? Number.NaN : 0;
    }
    const number = numberOf(text);
    if (number !== undefined) {
      this.#numbers += times;
      return number;
    }
    if (MISSING.test(word)) return Number.NaN;
    this.#note(text, times);
    const value = this.#worth(word, text, times);
    if (value !== undefined) {
      this.#words += times;
      if (this.#read.size < MOST_WORDS) this.#read.set(short(text.trim()), value);
      return value;
    }
    if (this.status(text) !== undefined) {
      this.#ends += times;
      return Number.NaN;
    }
    this.#unknowns += times;
    const key = short(text);
    if (this.#unknown.has(key) || this.#unknown.size < MOST_WORDS)
      this.#unknown.set(key, (this.#unknown.get(key) ?? 0) + times);
    return Number.NaN;
  }

  #worth(word: string, text: string, times: number): number | undefined {
    const letters = this.#letters;
    if (word === 'p')
      return letters.has('c') || letters.has('i') ? 0.5 : letters.has('f') ? 1 : undefined;
    if (word === 't' && (letters.has('w') || letters.has('l'))) return 0.5;
    if (word === 'ac') return this.isCode ? 1 : undefined;
    if (CODE.test(word) || EXCEPTION.test(text.trim())) return 0;
    if (this.isCode && isEnd(word) && !PROVIDER.test(word)) {
      this.#failedRuns += times;
      return 0;
    }
    const value = verdictWords.get(word);
    if (value === 0.5) this.#halves += times;
    return value;
  }

  /** The end of a rollout whose verdict is no verdict: `error`, `timeout`, `unparsed`, … */
  status(text: string): string | undefined {
    const word = normal(text);
    if (word === this.#wanted || !isEnd(word)) return undefined;
    return this.isCode && !PROVIDER.test(word) ? undefined : endOf(word, '');
  }

  /** Texts that stood for no number. */
  get unknowns(): number {
    return this.#unknowns;
  }

  /** Whether the word that the caller named never came, in a column with words. */
  get isUnmet(): boolean {
    return this.#wanted !== undefined && !this.#found && this.#rows > 0;
  }

  /** What was made of words that are open to another reading: a code and a sentence each. */
  *decisions(): Generator<readonly [code: string, sentence: string]> {
    const column = this.#column;
    const plain = [...this.#read.keys()].every((word) => /^(true|false)$/i.test(word));
    if (!plain) yield [`verdict-words ${column}`, `${column}: ${this.#readAs()}`];
    if (this.#failedRuns > 0)
      yield [
        'failed-runs',
        `${column} is taken as the outcome of running code: ${count(this.#failedRuns, 'error')} or timeouts in it count as wrong answers`,
      ];
    if (this.#ends > 0)
      yield [
        'ends-in-verdicts',
        `${count(this.#ends, 'verdict')} of ${column} ${this.#ends === 1 ? 'tells' : 'tell'} of an error, a timeout or a cut: neither right nor wrong`,
      ];
    if (this.#halves > 0)
      yield [
        'halves',
        `${count(this.#halves, 'verdict')} of ${column} ${this.#halves === 1 ? 'is' : 'are'} a draw or right in part, worth ½`,
      ];
  }

  /** Which words were read as what, so that it can be checked: the same for any order of rows. */
  #readAs(): string {
    const by = new Map<number, string[]>();
    for (const [word, value] of [...this.#read].sort(([a], [b]) => (a < b ? -1 : 1)))
      by.set(value, [...(by.get(value) ?? []), JSON.stringify(word)]);
    return [...by]
      .sort(([a], [b]) => b - a)
      .map(([value, words]) => {
        const more = words.length > 6 ? ` and ${words.length - 6} other words` : '';
        return `${words.slice(0, 6).join(', ')}${more} ${words.length === 1 ? 'is' : 'are'} read as ${value}`;
      })
      .join(', ');
  }

  /** The one word that may be the success, where all that are known are failures. */
  #likely(): string {
    const [word, ...others] = this.#unknown.keys();
    const known = [...this.#read.values()];
    const one = word !== undefined && others.length === 0 && known.length > 0;
    return one && known.every((x) => x === 0) && /^[\p{L}\p{N} _-]+$/u.test(word)
      ? `'${word}'`
      : 'WORD';
  }

  /** The words and how often each came, most frequent first. */
  listed(): string {
    const words = [...this.#seen].sort(([, a], [, b]) => b - a);
    const shown = words.slice(0, 12).map(([word, n]) => `${JSON.stringify(word)} ${n}×`);
    return words.length > 12 ? `${shown.join(', ')} and more` : shown.join(', ');
  }

  /**
   * Refuses a column of words of which some are unknown, and one of numbers with many.
   *
   * @throws SchemaError with the words and their counts.
   */
  check(file: string): void {
    const unknowns = this.#unknowns;
    if (unknowns === 0) return;
    const repeated = [...this.#unknown.values()].some((n) => n > 1);
    const ofWords = this.#words > this.#numbers && (repeated || !this.#several);
    const known = this.#numbers + this.#words;
    if (!ofWords && unknowns <= MOST_UNKNOWN * (known + unknowns)) return;
    throw new SchemaError(
      { file, column: this.#column },
      'numbers, or words that stand for one (pass/fail, yes/no, true/false, …)',
      `${this.listed()}; name the word that is a success: \`success: ${this.#likely()}\``,
    );
  }

  #note(text: string, times: number): void {
    const key = short(text.trim());
    if (this.#seen.has(key) || this.#seen.size < MOST_WORDS)
      this.#seen.set(key, (this.#seen.get(key) ?? 0) + times);
  }
}

/** A verdict as a plain word: how a sign is drawn is no part of it. */
const normal = (text: string): string =>
  plainWord(text)
    .replace(/\uFE0F/g, '')
    .trim();

const isEnd = (word: string): boolean => ENDS.has(endOf(word, '') ?? '');

const ENDS: ReadonlySet<string> = new Set([
  'truncated',
  'error',
  'timeout',
  'unparsed',
  'filtered',
]);

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
