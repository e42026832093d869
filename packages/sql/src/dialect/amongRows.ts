import type { Dialect } from './dialect.ts';
import { literal } from './literal.ts';
import { tuple } from './tuple.ts';

/** Whether keys hold one of several rows of values, each written out. */
export const amongRows = (
  keys: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  dialect: Dialect,
): string => {
  const value = (x: string | number): string =>
    typeof x === 'number' ? literal(x, dialect) : dialect.text(x);
  return `${tuple(keys)} IN (${rows.map((row) => tuple(row.map(value))).join(', ')})`;
};
