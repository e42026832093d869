/** How far a query is, over the stages that Spark has planned so far. */
export interface SparkProgress {
  readonly tasks: number;
  readonly done: number;
  /** Bytes of input that were read. */
  readonly bytes: number;
}
