import type { ColumnMapping } from '../log/columnMapping.ts';
import type { Tally } from '../log/tally.ts';
import { isObject } from '../rows/objectOf.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { jsonCell } from './jsonCell.ts';
import type { SqliteTable } from './openSqlite.ts';

/** What tells whether rows can be read. */
export interface RowJudge {
  readonly tally: Tally;
  readonly mapping: ColumnMapping;
  knows(firstRows: readonly RowObject[]): Promise<boolean>;
}

/** Rows that are looked at of each table. */
const LOOK = 64;

/** Tables that a database and its tools keep for themselves. */
const OWN = /^(sqlite_|alembic_|django_|_)/;

/** How a row of a database becomes a row of a log: with its JSON parsed, or by the JSON in it. */
const VIEWS: readonly ((row: RowObject) => RowObject)[] = [
  unpacked,
  (row) => {
    const plain = unpacked(row);
    const inner = Object.values(plain).filter(isObject).flatMap(Object.entries);
    // assigning would run a setter where a field is called __proto__
    return Object.fromEntries([...Object.entries(plain), ...inner]);
  },
];

/**
 * The table of a database whose rows are of a format that can be read, whoever made the database:
 * rows of columns, or records kept as JSON in one of them. Undefined when there is none.
 */
export async function tableOfRows(
  tables: readonly SqliteTable[],
  judge: RowJudge,
): Promise<{ rows(): AsyncGenerator<RowObject[], void, undefined> } | undefined> {
  const found: { table: SqliteTable; view: (row: RowObject) => RowObject }[] = [];
  for (const table of tables) {
    if (OWN.test(table.name)) continue;
    const head = await headOf(table);
    for (const view of head.length === 0 ? [] : VIEWS) {
      const rows = head.map(view);
      if (!hasNamed(rows, judge.mapping) || !(await judge.knows(rows))) continue;
      found.push({ table, view });
      break;
    }
  }
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  if (others.length > 0)
    judge.tally.note(
      'other-tables',
      `of the tables ${found.map(({ table }) => table.name).join(', ')}, which could all be read, the first is`,
    );
  const { table, view } = first;
  return {
    async *rows() {
      for await (const batch of table.rows(judge.tally)) yield batch.map(view);
    },
  };
}

/** Whether the rows have the columns that the caller named for groups and rewards. */
function hasNamed(rows: readonly RowObject[], mapping: ColumnMapping): boolean {
  const { group = [], reward = [], promptId = [], prompt, successes, attempts } = mapping;
  const paths = [...group, ...reward, ...promptId, prompt, successes, attempts];
  return paths.every((path) => {
    const column = path?.replace(/\*$/, '').split('.')[0] ?? '';
    return rows.some((row) => Object.keys(row).some((key) => key.startsWith(column)));
  });
}

async function headOf(table: SqliteTable): Promise<RowObject[]> {
  const head: RowObject[] = [];
  for await (const batch of table.rows()) {
    head.push(...batch);
    if (head.length >= LOOK) break;
  }
  return head.slice(0, LOOK);
}

/** A row with its JSON parsed; bytes that are none are no value of a log. */
function unpacked(row: RowObject): RowObject {
  const cells = Object.entries(row).map(([key, cell]) => {
    const value = jsonCell(cell);
    return [key, value instanceof Uint8Array ? null : value];
  });
  return Object.fromEntries(cells);
}
