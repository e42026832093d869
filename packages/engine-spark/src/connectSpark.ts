import type { Table } from '@bits-per-sample/core';
import {
  type ConnectOptions,
  connect,
  type DataSource,
  SparkConnectError,
} from '@bits-per-sample/spark-connect-lite';
import { type Engine, type QueryOptions, spark } from '@bits-per-sample/sql';
import { tableBuilder } from './arrow/tableBuilder.ts';
import { engineErrorOf } from './engineErrorOf.ts';
import { dataSourceOf } from './relation/dataSourceOf.ts';
import { sqlTypeOf } from './relation/sqlTypeOf.ts';
import { wrapped } from './relation/wrapped.ts';

/**
 * Connects to a server of Spark Connect, which then does the reduction: Apache Spark 3.5 and 4, or
 * Sail.
 *
 * Files are read by the server, from where it is. Tables and SELECTs are those that the server
 * knows. A query survives lost connections and executors; when the server was started anew, the
 * views over files are made again and the query is run once more.
 *
 * @param url `sc://host:15002/;use_ssl=true;…`; the token rather from the environment,
 *   `SPARK_CONNECT_AUTHENTICATE_TOKEN`.
 * @param options of spark-connect-lite: limits, headers, certificates.
 * @returns the engine, after the server has answered.
 * @throws {EngineError} no such address, no answer, not allowed.
 *
 * @example
 * ```ts
 * const failed = await connectSpark('http://spark.example').catch((error) => error);
 * failed.condition; // => 'ADDRESS'
 * ```
 */
export async function connectSpark(url: string, options: ConnectOptions = {}): Promise<Engine> {
  const client = open(url, options);
  const views = new Map<string, DataSource>();

  /** Runs a call; if the server has lost our views, once more with new ones. */
  const withViews = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof SparkConnectError) || !isForgotten(error, views)) throw error;
      for (const [name, source] of views) await client.createView(name, source);
      return run();
    }
  };

  const query = async (sql: string, { signal, onProgress }: QueryOptions = {}): Promise<Table> => {
    const builder = tableBuilder();
    const batches = client.batches(`SELECT * FROM ${wrapped(sql)} AS q`, {
      signal,
      extraction: { useBigInt: true, useDate: true },
      onProgress: ({ done, tasks }) => onProgress?.({ done, total: tasks }),
    });
    for await (const batch of batches) builder.add(batch);
    return builder.done();
  };

  const engine: Engine = {
    name: 'spark',
    dialect: spark,
    async relation(source, columns) {
      if ('table' in source) return source.table.map(spark.ident).join('.');
      if ('sql' in source) return wrapped(source.sql);
      const name = `bits_files_${views.size}`;
      views.set(name, dataSourceOf(source.files, source.format, columns));
      try {
        await client.createView(name, views.get(name)!);
      } catch (error) {
        throw engineErrorOf(error);
      }
      return spark.ident(name);
    },
    async columns(relation) {
      const sql = `SELECT * FROM ${relation} AS s`;
      try {
        const fields = await withViews(() => client.schema(sql));
        return fields.map(({ name, type }) => ({ name, type: sqlTypeOf(type) }));
      } catch (error) {
        throw engineErrorOf(error, sql);
      }
    },
    async query(sql, run) {
      try {
        return await withViews(() => query(sql, run));
      } catch (error) {
        throw engineErrorOf(error, sql, run?.signal);
      }
    },
    close: () => client.close(),
  };
  await engine.columns('(SELECT 1)').catch(async (error) => {
    await client.close();
    throw error;
  });
  return engine;
}

/** A client, whose refusal of the address is an engine's. */
function open(url: string, options: ConnectOptions) {
  try {
    return connect(url, options);
  } catch (error) {
    throw engineErrorOf(error);
  }
}

/** Whether a call failed since the server has lost the session, or a view of ours. */
function isForgotten(
  { condition = '', message }: SparkConnectError,
  views: ReadonlyMap<string, unknown>,
): boolean {
  return (
    condition.startsWith('INVALID_HANDLE.') ||
    [...views.keys()].some((name) => message.includes(name))
  );
}
