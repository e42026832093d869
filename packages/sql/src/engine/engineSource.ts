/** Formats of files that engines read. */
export type FileFormat = 'parquet' | 'json' | 'csv';

/**
 * Where the rollouts are: a table by the parts of its name, files (JSON is a row a line), or the
 * SELECT of the caller, which runs as a subquery and so can be nothing else.
 */
export type EngineSource =
  | { readonly table: readonly string[] }
  | { readonly files: readonly string[]; readonly format: FileFormat }
  | { readonly sql: string };
