import { count } from '../log/count.ts';
import { isObject, objectOf } from '../rows/objectOf.ts';
import { has, type RowObject } from '../rows/rowFormat.ts';
import { jsonCell } from './jsonCell.ts';
import type { Account, SqliteTable } from './openSqlite.ts';
import { runNames } from './runNames.ts';

/** What a trackio project holds, both in the order in which it was logged. */
export interface TrackioRows {
  /** Names of the runs. */
  readonly runs: readonly string[];
  /** The first rows of the first table that was logged; none when there is no table. */
  readonly firstTable: readonly RowObject[];
  /** Rows of metrics, `{run, run_name, step, metrics}`. */
  metrics(account: Account): AsyncGenerator<RowObject[], void, undefined>;
  /** The rows of every table that was logged, each with `run` and `run_name` before its columns. */
  tables(account: Account): AsyncGenerator<RowObject[], void, undefined>;
}

/** The project of trackio in a database; undefined when it is none. */
export async function trackioRows(
  tables: readonly SqliteTable[],
): Promise<TrackioRows | undefined> {
  const store = tables.find(
    ({ name, columns }) =>
      name === 'metrics' && ['run_name', 'step', 'metrics'].every((c) => columns.includes(c)),
  );
  if (store === undefined) return undefined;
  const known = new Map<string, string>();
  let firstTable: readonly RowObject[] = [];
  for await (const batch of store.rows())
    for (const row of batch) {
      known.set(idOf(row), String(row.run_name));
      if (firstTable.length === 0 && mentionsTable(row.metrics))
        firstTable = Object.values(objectOf(jsonCell(row.metrics))).flatMap(tableOf);
    }
  const names = runNames(known);
  async function* logged(
    account: Account,
  ): AsyncGenerator<{ row: RowObject; metrics: RowObject }[]> {
    for await (const batch of store!.rows(account))
      yield batch.flatMap((row) => {
        const metrics = jsonCell(row.metrics);
        if (isObject(metrics)) return [{ row, metrics }];
        account.skip('broken-row', (n) => `${count(n, 'row')} whose metrics are no JSON object`);
        return [];
      });
  }
  const labels = (row: RowObject) => {
    const run = names.get(idOf(row)) ?? String(row.run_name);
    return { run, run_name: run };
  };
  return {
    runs: [...names.values()],
    firstTable,
    async *metrics(account) {
      for await (const batch of logged(account))
        yield batch.map(({ row, metrics }) => ({ ...labels(row), step: row.step, metrics }));
    },
    async *tables(account) {
      for await (const batch of logged(account)) {
        const rows = batch.flatMap(({ row, metrics }) =>
          Object.values(metrics)
            .flatMap(tableOf)
            .map((entry) => ({ ...labels(row), ...entry })),
        );
        if (rows.length > 0) yield rows;
      }
    },
  };
}

const idOf = ({ run_id, run_name }: RowObject): string => String(run_id ?? run_name);

/** Whether a cell of JSON holds a table, before it is parsed. */
const mentionsTable = (cell: unknown): boolean =>
  (cell instanceof Uint8Array ? new TextDecoder().decode(cell) : String(cell)).includes(
    '"trackio.table"',
  );

/** The rows of a logged table, `{_type: 'trackio.table', _value: […]}`. */
const tableOf = (value: unknown): RowObject[] =>
  isObject(value) && value._type === 'trackio.table' && has(value, '_value')
    ? (Array.isArray(value._value) ? value._value : []).filter(isObject)
    : [];
