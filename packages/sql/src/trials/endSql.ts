import type { Dialect } from '../dialect/dialect.ts';
import type { Cell } from './cell.ts';
import { nameSql } from './nameSql.ts';
import type { ColumnReading } from './reading.ts';
import { readingSql } from './readingSql.ts';

/** How a rollout ended, out of the words of a column; a word without a reading is its own. */
export function endSql(
  cell: Cell,
  path: string,
  dialect: Dialect,
  reading: ColumnReading | undefined,
): string {
  const name = nameSql(cell, path, dialect);
  const text = cell.type === 'number' ? dialect.string(name) : name;
  if (reading === undefined) return text;
  const of = (one: unknown): string | undefined =>
    typeof one === 'string' ? dialect.text(one) : undefined;
  const rest = of(reading.other) ?? text;
  return readingSql(text, reading, of, rest, dialect);
}
