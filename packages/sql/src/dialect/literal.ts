import type { Dialect } from './dialect.ts';

/** A number as SQL: through text, since engines read `0.1` as a decimal. */
export const literal = (x: number, dialect: Dialect): string =>
  dialect.double(dialect.text(String(x)));
