import { DomainError } from '@bits-per-sample/core';
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { ClickhouseOptions } from './clickhouseOptions.ts';

const CALLER = 'connectClickhouse';

/** The caller's client, or one for the server that the options name. */
export function clientOf(given: ClickHouseClient | ClickhouseOptions): ClickHouseClient {
  if (typeof given !== 'object' || given === null)
    throw new DomainError(CALLER, 'client', 'a client of @clickhouse/client, or { url }', given);
  if ('exec' in given) return given;
  const { url, database, username = process.env.CLICKHOUSE_USER } = given;
  if (!URL.canParse(url)) throw new DomainError(CALLER, 'url', 'such as https://host:8443', 'none');
  if (new URL(url).password !== '')
    throw new DomainError(CALLER, 'url', 'without a password: set CLICKHOUSE_PASSWORD', 'one');
  const password = process.env.CLICKHOUSE_PASSWORD;
  return createClient({
    url,
    application: 'bits-per-sample',
    // its lines hold addresses
    log: { level: ClickHouseLogLevel.OFF },
    ...(database === undefined ? {} : { database }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  });
}
