/** The part of the running account that a format needs; what had to be bent is counted there. */
export interface Tally {
  /** A field as a number: NaN when it is missing, not finite, or no number at all. */
  number(value: unknown): number;
  /**
   * A reward, or whether a rollout was right: numbers as `number` has them, and words, which are
   * understood by all words of the column; NaN for a word that is none. A column in which words
   * stay unknown is refused in the end.
   */
  verdict(value: unknown, column: string): number;
  /**
   * How a rollout ended whose verdict is no verdict (`error`, `timeout`, `truncated`, `unparsed`,
   * `filtered`); undefined when it is one.
   */
  endOf(value: unknown, column: string): string | undefined;
  /** A field as an identifier; undefined when it is missing. Long ones become a hash. */
  id(value: unknown): string | undefined;
  /** Leaves a row out, and says why: a stable code, and words for the number of such rows. */
  skip(code: string, say: string | ((count: number) => string)): void;
  /** Adds to a note; `say` turns the number of times into words. */
  note(code: string, say: string | ((count: number) => string), times?: number): void;
}
