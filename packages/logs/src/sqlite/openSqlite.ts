import { SchemaError } from '@bits-per-sample/core';
import type { ByteRanges } from '../bytes/byteRanges.ts';
import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { type SqlitePages, sqlitePages } from './sqlitePages.ts';
import { sqliteRecord } from './sqliteRecord.ts';
import { type SqliteCell, sqliteTree } from './sqliteTree.ts';
import { type SqliteLayout, tableColumns } from './tableColumns.ts';

/** Where damage is counted. */
export type Account = Pick<Tally, 'note' | 'skip'>;

/** For a look that comes before the reading, so that nothing is counted twice. */
const SILENT: Account = { note() {}, skip() {} };

/** A table of a database. */
export interface SqliteTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Its rows, those of a page at a time; what is damaged is told to `account`. */
  rows(account?: Account): AsyncGenerator<RowObject[], void, undefined>;
}

/** More tables than this no log has. */
const MOST_TABLES = 4096;
const SCHEMA_COLUMNS = 5;

/**
 * Opens an SQLite database by its documented format, to read its tables and nothing else: no SQL
 * is run that stands in the file. Pages are read when they are needed, each at most once, so that
 * neither a large database nor a hostile one holds the reader up.
 *
 * @throws SchemaError when the head or the list of tables cannot be read.
 */
export async function openSqlite(
  file: ByteRanges,
  name: string,
  tally: Tally,
): Promise<SqliteTable[]> {
  try {
    const pages = await sqlitePages(file);
    const tables: SqliteTable[] = [];
    const lost = (): never => {
      throw new RangeError('a damaged list of tables');
    };
    for await (const cells of sqliteTree(pages, 1, lost))
      for (const { payload } of cells) {
        const [type, table, , root, sql] = sqliteRecord(payload, SCHEMA_COLUMNS, pages.text);
        if (type !== 'table' || typeof sql !== 'string' || typeof root !== 'number') continue;
        const layout = tableColumns(sql);
        if (layout !== undefined) tables.push(tableOf(pages, String(table), root, layout));
        if (tables.length > MOST_TABLES) throw new RangeError('over 4096 tables');
      }
    if (pages.logged)
      tally.note(
        'write-ahead-log',
        'the database keeps its newest rows in a file beside it (-wal) while it is open: those are not read',
      );
    return tables;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new SchemaError({ file: name }, 'a whole SQLite database', cause.message);
  }
}

function tableOf(
  pages: SqlitePages,
  name: string,
  root: number,
  { columns }: SqliteLayout,
): SqliteTable {
  const rowOf = ({ payload, rowId }: SqliteCell): RowObject => {
    const values = sqliteRecord(payload, columns.length, pages.text);
    const cells = columns.map(({ name, fallback, isRowId }, i) => {
      const value = i < values.length ? values[i] : fallback;
      return [name, isRowId && value === null ? rowId : value];
    });
    return Object.fromEntries(cells);
  };
  return {
    name,
    columns: columns.map((column) => column.name),
    async *rows(account = SILENT) {
      for await (const cells of sqliteTree(pages, root, () =>
        account.skip('damaged-pages', lost),
      )) {
        const rows: RowObject[] = [];
        for (const cell of cells)
          try {
            rows.push(rowOf(cell));
          } catch (error) {
            if (!(error instanceof RangeError)) throw error;
            account.skip('damaged-records', broken);
          }
        if (rows.length > 0) yield rows;
      }
    },
  };
}

const lost = (n: number): string =>
  `${count(n, 'page')} of the database could not be read; the rows on them are missing`;
const broken = (n: number): string => `${count(n, 'row')} of the database that could not be read`;
