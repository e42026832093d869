import type { RunFiles } from '@bits-per-sample/logs';

type Words = Map<string, Set<string>>;

/** Words of a column before a file was read and after it. */
interface WordsOfColumn {
  readonly before: readonly string[];
  after: readonly string[];
}

/**
 * What the other files of a run know, and what a reader has asked of it: what a file says depends
 * on its own bytes and on that alone.
 */
export class RunTouch {
  /** What the reader is given. */
  readonly run: RunFiles | undefined;
  readonly #words: Words | undefined;
  readonly #columns = new Map<string, WordsOfColumn>();
  #ids = false;

  constructor(run: RunFiles | undefined) {
    this.run = run && this.#watched(run);
    this.#words = run?.words;
  }

  /** Whether it asked which rollouts came already. */
  get ids(): boolean {
    return this.#ids;
  }

  /** Whether it asked for anything. */
  get any(): boolean {
    return this.#ids || this.#columns.size > 0;
  }

  /** Remembers what the file has added, once it has been read. */
  settle(): void {
    for (const [column, words] of this.#columns) words.after = textsOf(this.#words, column);
  }

  /**
   * Does for the files of a run what reading this one again would do.
   *
   * @returns false where the file would be told something else than before: then it must be read.
   */
  replay({ words }: RunFiles): boolean {
    const columns = [...this.#columns];
    if (columns.some(([column, { before }]) => !isEqual(before, textsOf(words, column))))
      return false;
    for (const [column, { after }] of columns) words?.set(column, new Set(after));
    return true;
  }

  #watched({ isNew, words, facts }: RunFiles): RunFiles {
    return {
      ...(isNew && {
        isNew: (id) => {
          this.#ids = true;
          return isNew(id);
        },
      }),
      ...(words && { words: new WatchedWords(words, (column) => this.#ask(words, column)) }),
      ...(facts && { facts }),
    };
  }

  #ask(words: Words, column: string): void {
    if (this.#columns.has(column)) return;
    const before = textsOf(words, column);
    this.#columns.set(column, { before, after: before });
  }
}

/** Words that stand for others, and tell when they are asked for. */
class WatchedWords extends Map<string, Set<string>> {
  readonly #of: Words;
  readonly #ask: (column: string) => void;

  constructor(of: Words, ask: (column: string) => void) {
    super();
    this.#of = of;
    this.#ask = ask;
  }

  override get(column: string): Set<string> | undefined {
    this.#ask(column);
    return this.#of.get(column);
  }

  override set(column: string, words: Set<string>): this {
    this.#ask(column);
    this.#of.set(column, words);
    return this;
  }
}

const textsOf = (words: Words | undefined, column: string): readonly string[] => [
  ...(words?.get(column) ?? []),
];

const isEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, i) => text === other[i]);
