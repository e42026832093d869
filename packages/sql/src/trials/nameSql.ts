import { SchemaError } from '@bits-per-sample/core';
import type { Dialect } from '../dialect/dialect.ts';
import type { Cell } from './cell.ts';
import { numberSql } from './numberSql.ts';
import { typeWords } from './typeWords.ts';

/**
 * A cell as a name: text, or a double where it holds doubles, of which engines write 1.0 in three
 * ways.
 *
 * @throws {SchemaError} a list, a struct, a date.
 */
export function nameSql({ sql, type }: Cell, path: string, dialect: Dialect): string {
  switch (type) {
    case 'text':
      return sql;
    case 'integer':
    case 'boolean':
      return dialect.string(sql);
    case 'json':
      return dialect.jsonText(sql);
    case 'number':
      return numberSql({ sql, type }, path, dialect, undefined).sql;
    default:
      throw new SchemaError(
        { file: 'the relation', column: path },
        'names: texts, numbers or flags',
        typeWords(type),
      );
  }
}
