import type { Dialect } from '../dialect/dialect.ts';
import type { EngineColumn } from '../engine/engineColumn.ts';
import type { Cell } from './cell.ts';

/** What is at the end of a path, or the list that it meets on its way there. */
export interface Place {
  readonly cell: Cell;
  /** What is left of the path, where the cell is a list. */
  readonly rest: string;
}

/**
 * The place that a path leads to: the longest name of a column at its start, then fields of
 * structs and of JSON, and entries of lists by their number; it stops at a list that it goes through.
 */
export function cellAt(
  path: string,
  columns: readonly EngineColumn[],
  dialect: Dialect,
): Place | undefined {
  for (const [name, rest] of starts(path)) {
    const column = columns.find((one) => one.name === name);
    if (column === undefined) continue;
    const found = within({ sql: `s.${dialect.ident(name)}`, type: column.type }, rest, dialect);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The place within a cell. */
export function within(cell: Cell, path: string, dialect: Dialect): Place | undefined {
  const { sql, type } = cell;
  if (path === '') return { cell, rest: '' };
  if (type === 'json') {
    const [name = '', ...rest] = path.split('.');
    return within({ sql: dialect.jsonField(sql, name), type }, rest.join('.'), dialect);
  }
  if (typeof type === 'string') return undefined;
  if ('list' in type) {
    const [, digits, rest = ''] = /^(\d{1,9})(?:\.(.+))?$/s.exec(path) ?? [];
    if (digits === undefined) return { cell, rest: path };
    const entry = { sql: dialect.entry(sql, Number(digits) + 1), type: type.list };
    return within(entry, rest, dialect);
  }
  for (const [name, rest] of starts(path)) {
    if (!Object.hasOwn(type.fields, name)) continue;
    const field = { sql: dialect.field(sql, name), type: type.fields[name]! };
    const found = within(field, rest, dialect);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The names that a path may begin with, the longest first, and what is left. */
function* starts(path: string): Generator<[name: string, rest: string]> {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1))
    yield [path.slice(0, end), path.slice(end + 1)];
}
