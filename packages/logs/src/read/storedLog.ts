import { SchemaError } from '@bits-per-sample/core';
import type { ByteRanges } from '../bytes/byteRanges.ts';
import type { ByteStream } from '../bytes/byteStream.ts';
import { saysEverything } from '../formats/chooseAnyFormat.ts';
import type { Store } from '../formats/isStore.ts';
import { count } from '../log/count.ts';
import type { Log } from '../log/log.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { mlflowRows } from '../sqlite/mlflowRows.ts';
import { openSqlite, type SqliteTable } from '../sqlite/openSqlite.ts';
import { tableOfRows } from '../sqlite/tableOfRows.ts';
import { type TrackioRows, trackioRows } from '../sqlite/trackioRows.ts';
import { tensorBoardRows } from '../tensorboard/tensorBoardRows.ts';
import { wandbRows } from '../wandb/wandbRows.ts';
import type { LogOpener } from './logOpener.ts';
import { metricsLog } from './metricsLog.ts';
import { parsed } from './parsed.ts';
import { withHead } from './withHead.ts';

/** A store that is being opened. */
export interface StoreSource {
  readonly name: string;
  readonly bytes: ByteStream;
  /** Its bytes by ranges. */
  ranges(): Promise<ByteRanges>;
  readonly opener: LogOpener;
}

/** Opens a container that is no text: what it holds goes the way of rows in any other container. */
export async function storedLog(store: Store, source: StoreSource): Promise<Log> {
  const { bytes, opener } = source;
  if (store === 'SQLite') return databaseLog(source);
  if (store === 'TensorBoard')
    return scalarLog('tensorboard', once(await tensorBoardRows(bytes, opener.tally)), opener);
  return scalarLog('wandb', wandbRows(bytes, opener.tally), opener);
}

/** Rows of metrics; with a mapping that says everything, rows of whatever it says. */
async function scalarLog(
  format: string,
  batches: AsyncGenerator<RowObject[], void, undefined>,
  opener: LogOpener,
): Promise<Log> {
  const rows = await withHead(batches);
  if (rows === undefined) return opener.empty();
  return saysEverything(opener.mapping)
    ? opener.rows(parsed(rows.all), rows.head)
    : metricsLog(format, rows.all, opener);
}

async function* once(rows: RowObject[]): AsyncGenerator<RowObject[], void, undefined> {
  if (rows.length > 0) yield rows;
}

async function databaseLog({ name, ranges, opener }: StoreSource): Promise<Log> {
  const { tally } = opener;
  const tables = await openSqlite(await ranges(), name, tally);
  const project = await trackioRows(tables);
  if (project !== undefined) return trackioLog(project, opener);
  const metrics = await mlflowRows(tables, tally);
  if (metrics !== undefined) return scalarLog('mlflow', once(metrics), opener);
  const table = await tableOfRows(tables, opener);
  if (table === undefined) throw new SchemaError({ file: name }, EXPECTED, listed(tables));
  const rows = await withHead(table.rows());
  return rows ? opener.rows(parsed(rows.all), rows.head) : opener.empty();
}

/** Rollouts say more than the means that were logged beside them. */
async function trackioLog(project: TrackioRows, opener: LogOpener): Promise<Log> {
  const first = project.firstTable;
  if (first.length === 0 || !(await opener.knows(first)))
    return scalarLog('trackio', project.metrics(opener.tally), opener);
  opener.tally.note(
    'rollouts-of-store',
    'the store holds tables of rollouts beside means per step: the rollouts are read, the means are not',
  );
  if (project.runs.length > 1) opener.mapping = { run: 'run', ...opener.mapping };
  return opener.rows(parsed(project.tables(opener.tally)), first);
}

const EXPECTED = 'a database of trackio or MLflow, or a table of rows of a known format';
const MOST = 8;

function listed(tables: readonly SqliteTable[]): string {
  const shown = tables
    .slice(0, MOST)
    .map(({ name, columns }) => `${name} (${columns.slice(0, MOST).join(', ')})`);
  return `${count(tables.length, 'table')}: ${shown.join('; ') || 'none'}`;
}
