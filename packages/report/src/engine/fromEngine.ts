import { checkWhole } from '@bits-per-sample/core';
import type { Engine, EngineSource } from '@bits-per-sample/sql';
import type { EngineRun } from '../options/engineRun.ts';

/** Rows of sums that are read: some hundred megabytes. */
const MOST_GROUPS = 2_000_000;

/** What is said of a run beside where it is. */
export interface FromEngineOptions {
  /** What it is called. Default: the table or the files. */
  readonly name?: string | undefined;
  /** Groups that are summed of a run, all its sources taken together; of more the prompts are drawn. Default 2 million. */
  readonly mostGroups?: number | undefined;
}

/**
 * A run where its rows are: an SQL engine sums them per group, and the report is made of the sums.
 * It is a source like any other, and gives the same report.
 *
 * What is read of it: the first rows, which tell what the columns mean; the words of verdicts; one row
 * of sums per group; and, where columns ask for it, the rollouts of a sample of groups. Rows have no
 * order there, so what only their order tells (steps that were rolled out again, turns of a
 * rollout) is refused with a `ReportError` of reason `'needs-order'` where it shows, and told where
 * it may be.
 * What columns say of prompts beside their names (sources, equal texts under two ids) is told of logs
 * of up to 2,047 rows.
 *
 * @param engine a connection, such as `connectDuckdb` or `connectSpark` give; it stays open.
 * @param source a table, files, or a SELECT.
 * @param options `name`: what the run is called, by default the table or the files; `mostGroups`:
 *   of more groups, by default 2 million, those of some prompts are summed, as a hash of the prompts'
 *   names draws them, and a warning says of how many. Several sources of one run have one limit, the
 *   least that was given, and the same prompts are drawn of each.
 * @throws {DomainError} `mostGroups` that is no positive integer.
 *
 * @example
 * ```ts
 * const engine = { name: 'duckdb' } as Engine;
 * fromEngine(engine, { table: ['runs', 'math'] }).name; // => 'runs.math'
 * fromEngine(engine, { sql: 'SELECT 1' }, { name: 'mine' }).name; // => 'mine'
 * ```
 */
export function fromEngine(
  engine: Engine,
  source: EngineSource,
  { name = nameOf(source), mostGroups = MOST_GROUPS }: FromEngineOptions = {},
): EngineRun {
  checkWhole('fromEngine', 'mostGroups', mostGroups, { least: 1 });
  return { engine, source, name, mostGroups };
}

function nameOf(source: EngineSource): string {
  if ('table' in source) return source.table.join('.');
  return 'files' in source ? source.files.join(', ') : 'query';
}
