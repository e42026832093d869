import { duckdb } from '@bits-per-sample/sql';
import type { DuckDBConnection } from '@duckdb/node-api';
import { loadDuckdb } from './loadDuckdb.ts';

/** How DuckDB is opened. */
export interface OpenOptions {
  /** A database file; undefined for none. */
  readonly database: string | undefined;
  /** Files that may be read. */
  readonly files: readonly string[];
  readonly threads: number;
  /** In bytes. */
  readonly memoryLimit: number;
  /** Folder of what does not fit into memory. */
  readonly spill: string;
}

/** Opens DuckDB, and locks it: what may be read is settled before the first word of a caller runs. */
export async function openDuckdb({
  database,
  files,
  threads,
  memoryLimit,
  spill,
}: OpenOptions): Promise<{ connection: DuckDBConnection; close(): void }> {
  const { DuckDBInstance } = await loadDuckdb();
  const instance = await DuckDBInstance.create(database ?? ':memory:', {
    access_mode: database === undefined ? 'AUTOMATIC' : 'READ_ONLY',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    // the place of a row that is held is where it stood in its file
    preserve_insertion_order: 'true',
    threads: String(threads),
    memory_limit: `${memoryLimit}B`,
    temp_directory: spill,
  });
  const connection = await instance.connect();
  const settings = [
    'enable_progress_bar = true',
    'enable_progress_bar_print = false',
    `allowed_paths = [${files.map(duckdb.text).join(', ')}]`,
    'enable_external_access = false',
    'lock_configuration = true',
  ];
  await connection.run(settings.map((setting) => `SET ${setting}`).join(';'));
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
