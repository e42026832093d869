/** How far a query is, over the stages that Spark has planned so far. */
export interface SparkProgress {
  /** Tasks that are planned. */
  readonly tasks: number;
  /** Tasks that have ended. */
  readonly done: number;
  /** Bytes of input that were read. */
  readonly bytes: number;
}
