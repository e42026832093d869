import type { Cells } from './cells.ts';

/** What looks a cell of a column up; null where there is none. */
export function valueIn(cells: Cells): (row: number) => unknown {
  if (cells.kind === 'text') {
    const { codes } = cells;
    return (row) => (codes[row]! < 0 ? null : cells.text(codes[row]!));
  }
  const { kind, values, gaps, exact } = cells;
  const value = (row: number): unknown =>
    kind === 'boolean' ? values[row] === 1 : exact === undefined ? values[row]! : exact[row]!;
  return (row) => (gaps?.[row] === 1 ? null : value(row));
}
