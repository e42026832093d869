import { isDictionary, type Table } from '@bits-per-sample/core';

/** Steps of runs and kinds that rows are of. */
export interface Streams {
  /** Which of them each row is of, as 0, 1, …; shape [rows]. */
  readonly codes: Int32Array;
  /** The first row of each. */
  readonly rows: readonly number[];
}

/** The run, the kind and the step of rows of sums, as one code; rows of one mostly stand together. */
export function streamsOf({ columns: { run, kind, step }, rowCount }: Table): Streams {
  const cells = [run, kind, step].flatMap((column): ArrayLike<number>[] =>
    column === undefined ? [] : [isDictionary(column) ? column.codes : column],
  );
  const known = new Map<string, number>();
  const rows: number[] = [];
  const codes = new Int32Array(rowCount);
  const fresh = new Uint8Array(rowCount).fill(1, 0, 1);
  for (const column of cells)
    for (let i = 1; i < rowCount; i++) if (column[i] !== column[i - 1]) fresh[i] = 1;
  for (let i = 0; i < rowCount; i++) {
    if (fresh[i] === 0) {
      codes[i] = codes[i - 1]!;
      continue;
    }
    const key = cells.map((of) => of[i]).join(' ');
    const code = known.get(key) ?? rows.push(i) - 1;
    known.set(key, code);
    codes[i] = code;
  }
  return { codes, rows };
}
