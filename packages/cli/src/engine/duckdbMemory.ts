/** What DuckDB's library itself takes, and what Node adds while it waits. */
const BESIDE = 4e7;
/** Of a limit, what is left for what DuckDB does not count. */
const SLACK = 0.1;
/** DuckDB needs some to work at all. */
const LEAST = 6.4e7;

/**
 * What DuckDB may take, so that the process stays within a limit: it counts its own memory only.
 *
 * @param limit of the process, in bytes.
 * @param held what the process has by now.
 */
export function duckdbMemory(limit: number, held: number = process.memoryUsage.rss()): number {
  return Math.max(Math.floor((1 - SLACK) * limit - held - BESIDE), Math.min(limit, LEAST));
}
