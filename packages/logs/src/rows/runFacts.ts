/** What the files of a TRL run say together of rows with the same columns. */
export interface RunFacts {
  /** Weight of each reward function by its column; undefined when nothing tells. */
  readonly weights: ReadonlyMap<string, number> | undefined;
  /** The columns that may be reward functions. */
  readonly functions: readonly string[];
  /** Whether the trainer itself names the functions. */
  readonly named: boolean;
  /** Functions that the trainer names and the rows have no column of. */
  readonly absent: readonly string[];
  /** Whether it is known which steps were evaluated. */
  readonly kindsKnown: boolean;
  /** Steps whose rows are of an evaluation. */
  readonly evaluations: ReadonlySet<number>;
}

/** What the files of one run know of each other. */
export interface RunFiles {
  /** What they say together of rows with these columns of numbers, if they were looked through. */
  facts?(columns: readonly string[]): RunFacts;
  /** Whether the rollout of an id comes for the first time in the run. */
  isNew?(id: string): boolean;
  /** Words in the first rows of the files so far, by column: they are understood together. */
  readonly words?: Map<string, Set<string>>;
}
