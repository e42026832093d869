import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { ScalarRows } from '../metrics/scalarRows.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import type { SqliteTable } from './openSqlite.ts';
import { runNames } from './runNames.ts';

/** SQL knows no infinity: MLflow stores the largest double instead. */
const INFINITE = Number.MAX_VALUE;

/**
 * The metrics of an MLflow store, `{run, run_uuid, step, key: value, …}`; undefined when the
 * database is none. Runs that were deleted in MLflow are left out.
 */
export async function mlflowRows(
  tables: readonly SqliteTable[],
  tally: Tally,
): Promise<RowObject[] | undefined> {
  const metrics = tables.find(({ name }) => name === 'metrics');
  const runs = tables.find(({ name }) => name === 'runs');
  const isMlflow = ['key', 'value', 'run_uuid', 'step'].every((column) =>
    metrics?.columns.includes(column),
  );
  if (!isMlflow || metrics === undefined || runs === undefined) return undefined;
  const names = new Map<string, string>();
  const deleted = new Set<string>();
  for await (const batch of runs.rows(tally))
    for (const { run_uuid, name, lifecycle_stage } of batch) {
      if (lifecycle_stage === 'deleted') deleted.add(String(run_uuid));
      else names.set(String(run_uuid), typeof name === 'string' ? name : '');
    }
  const called = runNames(names);
  const rows = new ScalarRows();
  for await (const batch of metrics.rows(tally))
    for (const { key, value, run_uuid, step, is_nan } of batch) {
      const id = String(run_uuid);
      if (deleted.has(id))
        tally.note('deleted-runs', (n) => `${count(n, 'value')} of deleted runs left out`);
      else if (typeof key === 'string' && typeof value === 'number')
        rows.add(
          { run: called.get(id) ?? id, run_uuid: id },
          Number(step),
          key,
          is_nan === 1 ? Number.NaN : unbounded(value),
        );
    }
  return rows.rows();
}

const unbounded = (value: number): number => (Math.abs(value) === INFINITE ? value * 2 : value);
