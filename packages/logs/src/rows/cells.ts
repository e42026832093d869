/** The cells of a column of numbers, integers or booleans. */
export interface NumberCells {
  readonly kind: 'number' | 'integer' | 'boolean';
  /** NaN where there is none. */
  readonly values: Float64Array;
  /** 1 where there is none; undefined where every cell has one. */
  readonly gaps: Uint8Array | undefined;
  /** Integers with all their digits. */
  readonly exact?: BigInt64Array | undefined;
}

/** The cells of a column of texts: those that are equal may share a code. */
export interface TextCells {
  readonly kind: 'text';
  /** Which text stands in each row; −1 where there is none. */
  readonly codes: Int32Array;
  /** Number of texts. */
  readonly size: number;
  /** The text of a code. */
  text(code: number): string;
}

/** The cells of a column of flat rows. */
export type Cells = NumberCells | TextCells;
