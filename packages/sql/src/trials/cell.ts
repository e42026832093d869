import type { SqlType } from '../types/sqlType.ts';

/** An expression, and what it gives. */
export interface Cell {
  readonly sql: string;
  readonly type: SqlType;
}
