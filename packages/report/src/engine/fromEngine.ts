import type { Engine, EngineSource } from '@bits-per-sample/sql';
import type { EngineRun } from '../options/engineRun.ts';

/**
 * A run where its rows are: an SQL engine sums them per group, and the report is made of the sums.
 * It is a source like any other, and gives the same report.
 *
 * What is read of it: the first rows, which tell what the columns mean; the words of verdicts; one row
 * of sums per group; and, where columns ask for it, the rollouts of a sample of groups. Rows have no
 * order there, so what only their order tells (steps that were rolled out again, turns of a
 * rollout) is refused with a `ReportError` of reason `'needs-order'` where it shows, and told where
 * it may be.
 *
 * @param engine a connection, such as `connectDuckdb` or `connectSpark` give; it stays open.
 * @param source a table, files, or a SELECT.
 * @param options `name`: what the run is called. Default: the table or the files.
 *
 * @example
 * ```ts
 * const engine = { name: 'duckdb' } as Engine;
 * fromEngine(engine, { table: ['runs', 'math'] }).name; // => 'runs.math'
 * fromEngine(engine, { sql: 'SELECT 1' }, { name: 'mine' }).name; // => 'mine'
 * ```
 */
export const fromEngine = (
  engine: Engine,
  source: EngineSource,
  { name = nameOf(source) }: { readonly name?: string | undefined } = {},
): EngineRun => ({ engine, source, name });

function nameOf(source: EngineSource): string {
  if ('table' in source) return source.table.join('.');
  return 'files' in source ? source.files.join(', ') : 'query';
}
