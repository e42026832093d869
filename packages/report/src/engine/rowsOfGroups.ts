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
  const cells = keys.map(([, column]) => values(column));
  const tuples = new Map<string, readonly (string | number)[]>();
  for (const row of rows) {
    const tuple = cells.map((cell) => cell(row));
    tuples.set(JSON.stringify(tuple), tuple);
  }
  const names = keys.map(([name, column]) => {
    const key = `t.${dialect.ident(name)}`;
    // a key that is missing equals no other, and not itself
    const none = isDictionary(column) ? dialect.text('') : dialect.double(dialect.text(`${NONE}`));
    return `coalesce(${key}, ${none})`;
  });
  return dialect.among(names, [...tuples.values()]);
}

/** What stands for a missing number. */
const NONE = -1e300;

/** The values of a key. */
function values(column: Column): (row: number) => string | number {
  if (!isDictionary(column)) return (row) => (Number.isNaN(column[row]!) ? NONE : column[row]!);
  return (row) => column.values[column.codes[row]!] ?? '';
}
