/** Files that a view is made of. They are read by the server. */
export interface DataSource {
  /** `parquet`, `json`, `csv`, …: any format that the server knows. */
  readonly format: string;
  /** Columns as DDL, such as `step BIGINT, reward DOUBLE`; undefined lets the server look. */
  readonly schema?: string | undefined;
  /** Of the format, such as `{ mode: 'FAILFAST' }`. */
  readonly options?: Readonly<Record<string, string>> | undefined;
  /** Files or folders, as the server names them. */
  readonly paths: readonly string[];
}
