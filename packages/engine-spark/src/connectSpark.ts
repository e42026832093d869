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

/** Files under a name that the server knows for as long as the session lasts. */
interface View {
  readonly name: string;
  readonly files: DataSource;
}

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
  /** Files that were made known to the server, by all that is said of them. */
  const views = new Map<string, View>();

  /** Runs a call; if the server has lost our views, once more with new ones. */
  const withViews = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof SparkConnectError) || !isForgotten(error, [...views.values()]))
        throw error;
      for (const { name, files } of views.values()) await client.createView(name, files);
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
      const files = dataSourceOf(source.files, source.format, columns);
      const key = JSON.stringify(files);
      const name = views.get(key)?.name ?? `bits_files_${views.size}`;
      try {
        if (!views.has(key)) await client.createView(name, files);
      } catch (error) {
        throw engineErrorOf(error);
      }
      views.set(key, { name, files });
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

/** Whether a call failed since rows were lost, or the session, or a view of ours. */
const isForgotten = ({ condition = '', message }: SparkConnectError, views: readonly View[]) =>
  condition === 'ROWS_LOST' ||
  condition.startsWith('INVALID_HANDLE.') ||
  views.some(({ name }) => message.includes(name));
