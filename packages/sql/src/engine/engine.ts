import type { Table } from '@bits-per-sample/core';
import type { Dialect } from '../dialect/dialect.ts';
import type { EngineColumn } from './engineColumn.ts';
import type { EngineSource } from './engineSource.ts';

/** How far a query is; `total` is 0 where the engine does not know. */
export interface EngineProgress {
  /** What has been done. */
  readonly done: number;
  /** What there is to do. */
  readonly total: number;
}

/** How a query runs. */
export interface QueryOptions {
  /** Ends the query in the engine, too. */
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how far it is. */
  readonly onProgress?: ((progress: EngineProgress) => void) | undefined;
}

/**
 * An SQL engine: where the rows are, and where they are reduced. It only ever reads: what is no
 * single SELECT is refused.
 */
export interface Engine {
  /** For messages: `duckdb`, `spark`, … */
  readonly name: string;
  /** How its SQL is written. */
  readonly dialect: Dialect;
  /**
   * What stands behind FROM for a source. `columns` are those that will be used, with their types:
   * an engine that reads text declares them, since what it finds by itself is from a sample.
   */
  relation(source: EngineSource, columns?: readonly EngineColumn[]): Promise<string>;
  /** Names and types of a relation, without reading it. */
  columns(relation: string): Promise<readonly EngineColumn[]>;
  /**
   * One SELECT. Numbers come as doubles (NULL is NaN), all else as text (NULL has code −1).
   *
   * @throws {EngineError} what the engine refuses, or does not finish.
   */
  query(sql: string, options?: QueryOptions): Promise<Table>;
  /**
   * Reads the rows of a SELECT once and holds them until `close`, for engines that else parse a text
   * for every query.
   *
   * @returns what stands behind FROM for them, in the order in which they were read; undefined where
   *   there is no room for them.
   * @throws {EngineError} as `query`.
   */
  hold?(sql: string, options?: QueryOptions): Promise<string | undefined>;
  /** Ends the connection, and a server-side session; may be called twice. */
  close(): Promise<void>;
}
