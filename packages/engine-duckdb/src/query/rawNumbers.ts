import type { DuckDBVector } from '@duckdb/node-api';

/** The numbers of a vector, where it shows them and none is NULL; undefined otherwise. */
export function rawNumbers(vector: DuckDBVector, rows: number): Float64Array | undefined {
  const { items, validity } = vector as unknown as {
    readonly items?: unknown;
    readonly validity?: { readonly data?: unknown };
  };
  const isWhole = items instanceof Float64Array && validity?.data === null;
  return isWhole && items.length === rows ? items : undefined;
}
