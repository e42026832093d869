import { createRequire } from 'node:module';
import { npmFetched } from '@bits-per-sample/testkit';
import { type ClickHouseClient, createClient } from '@clickhouse/client';

const { folder, reason } = await npmFetched('chdb-3.4.0', ['chdb@3.4.0']);

/** Why there is no ClickHouse to test with; undefined where there is one. */
export const noChdb = reason;

/** A client of a ClickHouse in this process; all of them share its tables, none its settings. */
export function openChdb(): ClickHouseClient {
  const { createChdbConnection } = createRequire(`${folder}/package.json`)('chdb/connection');
  const connection = createChdbConnection({ path: ':memory:' });
  return createClient({ connection } as Parameters<typeof createClient>[0]);
}
