import { columns } from './layout.ts';

/** Names are shortened to this many columns at most, before a table is cut into parts. */
const LEAST_NAME = 20;
const GAP = 2;

/** The rows of a table that fit a width: names are shortened, then columns go below. */
export interface TableLines {
  readonly head: string;
  readonly body: readonly string[];
}

/**
 * A table as lines that fit. Where it is too wide, the names in its first column are shortened; where
 * that is not enough, the last columns stand below the others, beside the names once more.
 *
 * @param rows cells; the first row is the head.
 * @param width columns of the screen.
 * @returns one part, or several that stand below each other.
 */
export function tableLines(rows: readonly (readonly string[])[], width: number): TableLines[] {
  const widths = (rows[0] ?? []).map((_, j) => Math.max(...rows.map((row) => row[j]!.length)));
  const all = widths.reduce((sum, wide) => sum + wide + GAP, -GAP);
  if (all <= width) return [linesOf(rows)];
  const name = Math.max(Math.min(widths[0]!, LEAST_NAME), widths[0]! - (all - width));
  const parts: number[][] = [];
  let left = 0;
  for (let j = 1; j < widths.length; j++) {
    if (left < widths[j]! + GAP || parts.length === 0) {
      parts.push([]);
      left = width - name;
    }
    parts.at(-1)!.push(j);
    left -= widths[j]! + GAP;
  }
  return parts.map((part) =>
    linesOf(rows.map((row) => [shortened(row[0]!, name), ...part.map((j) => row[j]!)])),
  );
}

function linesOf(rows: readonly (readonly string[])[]): TableLines {
  const [head = '', ...body] = columns(rows);
  return { head, body };
}

/** The end of a path, the beginning of any other name. */
export const shortened = (name: string, width: number): string =>
  name.length <= width
    ? name
    : name.includes('/')
      ? `…${name.slice(name.length - width + 1)}`
      : `${name.slice(0, width - 1)}…`;
