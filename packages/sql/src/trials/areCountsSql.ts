import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';

/** Whether c of n can be counts at all, as a condition. */
export const areCountsSql = (c: string, n: string, dialect: Dialect): string =>
  `${c} = floor(${c}) AND ${n} = floor(${n}) AND ${c} >= ${literal(0, dialect)} AND ${c} <= ${n}`;
