/** The rows, of so many, that pass a test, in order. */
export function rowsWhere(size: number, test: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(size);
  let kept = 0;
  for (let row = 0; row < size; row++) if (test(row)) rows[kept++] = row;
  return rows.slice(0, kept);
}
