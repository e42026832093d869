/** A column, or a field of a struct. */
export interface SparkField {
  /** Its name. */
  readonly name: string;
  /** What it holds. */
  readonly type: SparkType;
  /** Whether it may be missing. */
  readonly nullable: boolean;
}

/**
 * A type of Spark SQL: a plain one by the name that SQL gives it (`double`, `bigint`, `string`,
 * `decimal(10,2)`, …; one that this client does not know is `unknown`), or what it is made of.
 */
export type SparkType =
  | string
  | { readonly array: SparkType }
  | { readonly map: readonly [key: SparkType, value: SparkType] }
  | { readonly struct: readonly SparkField[] };
