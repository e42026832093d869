/** What the files of a TRL run say together of rows with the same columns. */
export interface RunFacts {
  /** Weight of each reward function by its column; undefined when nothing tells. */
  readonly weights: ReadonlyMap<string, number> | undefined;
  /** The columns that may be reward functions. */
  readonly functions: readonly string[];
  /** Whether the trainer itself names the functions. */
  readonly named: boolean;
  /** Whether it is known which steps were evaluated. */
  readonly kindsKnown: boolean;
  /** Steps whose rows are of an evaluation. */
  readonly evaluations: ReadonlySet<number>;
}

/** Files of one run that were looked through before they are read. */
export interface RunFiles {
  /** What they say together of rows with these columns of numbers. */
  facts(columns: readonly string[]): RunFacts;
}
