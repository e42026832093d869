import type { Table } from '@bits-per-sample/core';
import { EngineError, type QueryOptions } from '@bits-per-sample/sql';
import type { ClickHouseClient } from '@clickhouse/client';
import { bytesOf } from './bytesOf.ts';
import { decode } from './decode.ts';
import { engineErrorOf } from './engineErrorOf.ts';
import { watch } from './watch.ts';

/** How a query is asked, and as what it is shown in errors. */
export interface AnswerOptions extends QueryOptions {
  readonly shown: string;
}

/**
 * The rows of a query. An embedded ClickHouse hands the rest of a failed query to the next one:
 * what is not one whole stream is asked for again, once.
 */
export async function answer(
  client: ClickHouseClient,
  sql: string,
  settings: string,
  options: AnswerOptions,
): Promise<Table> {
  const query = `${sql}\n${settings}\nFORMAT ArrowStream`;
  const ask = async () => decode(await bytes(client, query, options));
  try {
    return await ask();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
  }
  try {
    return await ask();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const details = { sql: options.shown, condition: 'TORN_ANSWER', retryable: true, cause };
    throw new EngineError('clickhouse', 'the answer is not whole', details);
  }
}

/** The bytes of a query that is watched and can be cancelled. */
async function bytes(
  client: ClickHouseClient,
  query: string,
  { signal, onProgress, shown }: AnswerOptions,
): Promise<Uint8Array> {
  const cancelled = () =>
    new EngineError('clickhouse', 'cancelled', { sql: shown, condition: 'CANCELLED' });
  if (signal?.aborted) throw cancelled();
  const query_id = crypto.randomUUID();
  const stop = watch(client, query_id, { signal, onProgress });
  try {
    return await bytesOf(client, {
      query,
      query_id,
      ...(signal === undefined ? {} : { abort_signal: signal }),
    });
  } catch (cause) {
    throw signal?.aborted ? cancelled() : engineErrorOf(cause, shown);
  } finally {
    stop();
  }
}
