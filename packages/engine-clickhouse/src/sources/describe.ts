import { isDictionary } from '@bits-per-sample/core';
import type { ClickHouseClient } from '@clickhouse/client';
import { answer } from '../answer/answer.ts';

/** A column of a relation, its type in ClickHouse's own words. */
export interface Described {
  readonly name: string;
  readonly type: string;
}

/** Names and types of a relation, without reading it. */
export async function describe(
  client: ClickHouseClient,
  relation: string,
  settings: string,
  { signal, shown = relation }: { signal?: AbortSignal | undefined; shown?: string } = {},
): Promise<readonly Described[]> {
  const sql = `DESCRIBE TABLE (SELECT * FROM ${relation})`;
  const { rowCount, columns } = await answer(client, sql, settings, { signal, shown });
  const text = (name: string, i: number): string => {
    const column = columns[name];
    return column !== undefined && isDictionary(column) ? column.values[column.codes[i]!]! : '';
  };
  return Array.from({ length: rowCount }, (_, i) => ({
    name: text('name', i),
    type: text('type', i),
  }));
}
