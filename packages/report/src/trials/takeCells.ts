/** Some cells of a column of numbers. */
export function takeCells(column: Float64Array, rows: ArrayLike<number>): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < taken.length; i++) taken[i] = column[rows[i]!]!;
  return taken;
}
