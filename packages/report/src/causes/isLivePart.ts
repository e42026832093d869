import type { Table } from '@bits-per-sample/core';
import { numberAt } from '../trials/numberAt.ts';

/** Whether a part of the reward differs within a group. */
export const isLivePart = (table: Table, name: string, row: number): boolean =>
  numberAt(table, `part:${name}_n`, row) >= 2 &&
  numberAt(table, `part:${name}_max`, row) - numberAt(table, `part:${name}_min`, row) > 1e-9;
