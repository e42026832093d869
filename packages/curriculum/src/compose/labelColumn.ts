/** A column of labels; empty when no task has one. @internal */
export function labelColumn(column: Float64Array, none: number): Float64Array {
  return column.every((label) => Object.is(label, none)) ? new Float64Array(0) : column;
}
