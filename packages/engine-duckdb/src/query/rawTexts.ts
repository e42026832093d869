import type { DuckDBVector } from '@duckdb/node-api';

/** Texts as a vector holds them. */
export interface RawTexts {
  /** Four words of each: its length, and its bytes where they are up to twelve. */
  readonly words: Uint32Array;
  /** Whether one is there; the words of NULL are anything. */
  isThere(row: number): boolean;
}

/** Words of a text. */
const WORDS = 4;

/** The texts of a vector; undefined where it does not show them. */
export function rawTexts(vector: DuckDBVector, rows: number): RawTexts | undefined {
  const { dataView, validity } = vector as unknown as {
    readonly dataView?: unknown;
    readonly validity?: { readonly itemValid?: (row: number) => boolean };
  };
  if (!(dataView instanceof DataView) || typeof validity?.itemValid !== 'function')
    return undefined;
  if (dataView.byteOffset % 4 !== 0 || dataView.byteLength < rows * WORDS * 4) return undefined;
  const words = new Uint32Array(dataView.buffer, dataView.byteOffset, rows * WORDS);
  return { words, isThere: (row) => validity.itemValid!(row) };
}
