import { DomainError } from '@bits-per-sample/core';
import type { Dialect } from './dialect.ts';

/** Refuses what is no dialect. */
export function checkDialect(fn: string, dialect: Dialect): void {
  if (typeof dialect?.ident !== 'function' || typeof dialect.double !== 'function')
    throw new DomainError(fn, 'dialect', 'a dialect, such as duckdb', dialect);
}
