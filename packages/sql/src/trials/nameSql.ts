import type { Dialect } from '../dialect/dialect.ts';
import type { Cell } from './cell.ts';
import { numberSql } from './numberSql.ts';

/** A cell as a name: text, or a double where it holds doubles, of which engines write 1.0 in three ways. */
export function nameSql({ sql, type }: Cell, path: string, dialect: Dialect): string {
  switch (type) {
    case 'text':
      return sql;
    case 'integer':
    case 'boolean':
      return dialect.string(sql);
    case 'json':
      return dialect.jsonText(sql);
    default:
      return numberSql({ sql, type }, path, dialect);
  }
}
