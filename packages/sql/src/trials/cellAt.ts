import { SchemaError } from '@bits-per-sample/core';
import type { Dialect } from '../dialect/dialect.ts';
import type { EngineColumn } from '../engine/engineColumn.ts';
import type { Cell } from './cell.ts';

const MOST_NAMED = 30;

/**
 * The cell at a path: the longest name of a column at its start, then fields of structs and of JSON.
 *
 * @throws {SchemaError} no such column or field.
 */
export function cellAt(path: string, columns: readonly EngineColumn[], dialect: Dialect): Cell {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const column = columns.find(({ name }) => name === path.slice(0, end));
    if (column === undefined) continue;
    const cell = { sql: `s.${dialect.ident(column.name)}`, type: column.type };
    const found = fieldOf(cell, path.slice(end + 1), dialect);
    if (found !== undefined) return found;
  }
  const named = columns.map(({ name }) => name).slice(0, MOST_NAMED);
  throw new SchemaError(
    { file: 'the relation', column: path },
    'a column of that name',
    `the columns ${named.join(', ')}${columns.length > MOST_NAMED ? ', …' : ''}`,
  );
}

/** A field of a struct or of JSON, by the longest name at the start of a path. */
function fieldOf(cell: Cell, path: string, dialect: Dialect): Cell | undefined {
  const { sql, type } = cell;
  if (path === '') return cell;
  if (type === 'json') {
    const [name = '', ...rest] = path.split('.');
    return fieldOf({ sql: dialect.jsonField(sql, name), type }, rest.join('.'), dialect);
  }
  if (typeof type !== 'object' || !('fields' in type)) return undefined;
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const name = path.slice(0, end);
    if (!Object.hasOwn(type.fields, name)) continue;
    const inner = { sql: dialect.field(sql, name), type: type.fields[name]! };
    return fieldOf(inner, path.slice(end + 1), dialect);
  }
  return undefined;
}
