/** What a row logged: its numbers, and the steps that it names, by column. */
export interface LoggedRow {
  /** Step by column; NaN where the column stands there without a value. */
  readonly steps: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<string, number>;
  /** Whether all of it is of an evaluation. */
  readonly evaluation: boolean;
}
