/** What a text stands for: a number, how a rollout ended, or nothing. */
export type Reading = number | string | null;

/**
 * What the texts of a column stand for, decided over the whole column: `distinctSql` asks for them,
 * the readers of logs decide. Numbers in text need no reading.
 */
export interface ColumnReading {
  /** By the text, to the letter. */
  readonly words: ReadonlyMap<string, Reading>;
  /** What a text stands for that is neither among the words nor a number. Default nothing. */
  readonly other?: Reading | undefined;
  /** What a missing cell stands for. Default nothing. */
  readonly missing?: Reading | undefined;
}

/** Readings by the path of the column. */
export type Readings = ReadonlyMap<string, ColumnReading>;
