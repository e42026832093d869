import { SchemaError } from '@bits-per-sample/core';
import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import type { Cell } from './cell.ts';

/** Beyond this a square overflows, and with it every spread. */
const MOST = 1e150;

/**
 * A cell as a double; NULL where it is missing, not finite, or no number at all.
 *
 * @throws {SchemaError} a list, a struct, a date.
 */
export function numberSql({ sql, type }: Cell, path: string, dialect: Dialect): string {
  switch (type) {
    case 'boolean':
      return dialect.double(`CASE WHEN ${sql} THEN 1 WHEN NOT ${sql} THEN 0 END`);
    case 'integer':
      return dialect.double(sql);
    case 'number':
      return finite(dialect.double(sql), dialect);
    case 'text':
      return finite(dialect.parse(`trim(${sql})`), dialect);
    case 'json':
      return finite(dialect.parse(`trim(${dialect.jsonText(sql)})`), dialect);
    default:
      throw new SchemaError({ file: 'the relation', column: path }, 'a number', typeWords(type));
  }
}

/** A double that can be squared, else NULL; NaN compares as greater or as nothing. */
const finite = (x: string, dialect: Dialect): string =>
  `CASE WHEN abs(${x}) <= ${literal(MOST, dialect)} THEN ${x} END`;

const typeWords = (type: Cell['type']): string =>
  typeof type === 'string' ? `the type ${type}` : 'list' in type ? 'a list' : 'a struct';
