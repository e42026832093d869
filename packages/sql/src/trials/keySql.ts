import type { Dialect } from '../dialect/dialect.ts';
import type { Cell } from './cell.ts';
import { nameSql } from './nameSql.ts';

/** Names that are longer are hashed. */
const MOST_LETTERS = 64;
/** Columns of texts that must not be kept. */
const TEXT_FIELD = /(^|[._/])(prompt|question|problem|query|input|text|instruction|messages?)s?$/i;

/** A cell as a part of the name of a group or a prompt; of texts a hash is kept. */
export function keySql(cell: Cell, path: string, dialect: Dialect): string {
  const name = nameSql(cell, path, dialect);
  if (cell.type !== 'text' && cell.type !== 'json') return name;
  const hashed = dialect.hash(name);
  return TEXT_FIELD.test(path)
    ? hashed
    : `CASE WHEN ${dialect.letters(name)} > ${MOST_LETTERS} THEN ${hashed} ELSE ${name} END`;
}
