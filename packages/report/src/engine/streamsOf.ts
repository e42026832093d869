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
  for (let i = 0; i < rowCount; i++) {
    let same = i > 0;
    for (let c = 0; same && c < cells.length; c++) same = cells[c]![i] === cells[c]![i - 1];
    if (same) {
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
