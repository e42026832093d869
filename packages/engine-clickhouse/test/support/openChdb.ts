import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMissing, npmFetched } from '@bits-per-sample/testkit';
import { type ClickHouseClient, createClient } from '@clickhouse/client';

/** A ClickHouse that runs in this process, or why there is none. */
export const chdb = await npmFetched('chdb@3.4.0');

/** A client of it; all of them share its tables, none its settings. */
export function openChdb(): ClickHouseClient {
  if (isMissing(chdb)) throw new Error(chdb.reason);
  const path = join(chdb.folder, 'node_modules/chdb/dist/connection/index.js');
  const { createChdbConnection } = createRequire(import.meta.url)(path);
  const connection = createChdbConnection({ path: ':memory:' });
  return createClient({ connection } as Parameters<typeof createClient>[0]);
}
