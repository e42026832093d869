import type { ExtractionOptions, Table } from '@uwdata/flechette';
import type { DataSource } from '../protocol/dataSource.ts';
import type { SparkProgress } from '../protocol/sparkProgress.ts';
import type { SparkField } from '../protocol/sparkType.ts';

/** How a query runs. */
export interface SparkQueryOptions {
  /** Ends the query on the server, too; what waits for it is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called while the query runs. Spark 4 tells every two seconds; others never. */
  readonly onProgress?: ((progress: SparkProgress) => void) | undefined;
  /** How values leave Arrow, such as `{ useBigInt: true }`; flechette's defaults otherwise. */
  readonly extraction?: ExtractionOptions | undefined;
}

/** A session on a server of Spark Connect. */
export interface SparkConnect {
  /** The version of Spark. Sail tells none unless pyspark is installed beside it: an error. */
  version(): Promise<string>;
  /** Names and types of the columns of a query, without running it. */
  schema(sql: string): Promise<readonly SparkField[]>;
  /** Runs a query: all rows, in Arrow columns. */
  query(sql: string, options?: SparkQueryOptions): Promise<Table>;
  /** Runs a query: rows as they come, a table of Arrow columns a batch. Leaving early ends it. */
  batches(sql: string, options?: SparkQueryOptions): AsyncGenerator<Table, void>;
  /** Makes a temporary view of this session over files; one of the same name is replaced. */
  createView(name: string, source: DataSource, options?: SparkQueryOptions): Promise<void>;
  /** Ends all that runs in this session. */
  interrupt(): Promise<void>;
  /** Ends the session, with its views, and the connection. May be called twice. */
  close(): Promise<void>;
}
