import { type Column, isDictionary, type Table } from '@bits-per-sample/core';
import type { Dialect } from '@bits-per-sample/sql';

/** Keys that are compared: names of groups repeat over steps and runs. */
const KEYS = /^(?:run|step|group_\d+)$/;

/**
 * A condition on trials `t`: those of some groups.
 *
 * @param sums rows of sums with the keys of the engine.
 * @param rows those of the groups.
 */
export function rowsOfGroups({ columns }: Table, rows: Iterable<number>, dialect: Dialect): string {
  const keys = Object.entries(columns).filter(([name]) => KEYS.test(name));
  const cells = keys.map(([, column]) => literals(column, dialect));
  const tuples = new Map<string, readonly string[]>();
  for (const row of rows) {
    const tuple = cells.map((cell) => cell(row));
    tuples.set(tuple.join(), tuple);
  }
  const names = keys.map(([name, column]) => {
    const key = `t.${dialect.ident(name)}`;
    // a key that is missing equals no other, and not itself
    return `coalesce(${key}, ${missing(column, dialect)})`;
  });
  return dialect.among(names, [...tuples.values()]);
}

/** What stands for a missing key. */
const missing = (column: Column, dialect: Dialect): string =>
  isDictionary(column) ? dialect.text('') : dialect.double(dialect.text('-1e300'));

function literals(column: Column, dialect: Dialect): (row: number) => string {
  const none = missing(column, dialect);
  if (!isDictionary(column))
    return (row) =>
      Number.isNaN(column[row]!) ? none : dialect.double(dialect.text(String(column[row])));
  return (row) => {
    const text = column.values[column.codes[row]!];
    return text === undefined ? none : dialect.text(text);
  };
}
