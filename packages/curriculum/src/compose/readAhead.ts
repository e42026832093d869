import type { Pool } from '../strategy/pool.ts';

/**
 * Reads what stages remember of rows before they ask for it row by row: one read does not wait for the
 * other, so that the rows of a large pool come from memory all at once. It changes nothing.
 * @internal
 */
export function readAhead({ columns }: Pool, rows: readonly (number | undefined)[]): void {
  // a place in memory: into a variable that nobody reads, a compiler would read nothing
  const sum = new Float64Array(1);
  for (const column of Object.values(columns))
    for (let i = 0; i < rows.length; i++) sum[0]! += column[rows[i] ?? 0]!;
}
