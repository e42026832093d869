import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkArray, checkWhole } from '@bits-per-sample/core';
import type { Engine } from '@bits-per-sample/sql';
import { duckdbEngine } from './duckdbEngine.ts';
import { duckdbError } from './duckdbError.ts';
import { nameFiles } from './files/nameFiles.ts';
import { memoryDefault } from './open/memoryDefault.ts';
import { openDuckdb } from './open/openDuckdb.ts';
import { privateFolder } from './open/privateFolder.ts';

/** What DuckDB may read and use. */
export interface DuckdbOptions {
  /** Files that may be read: Parquet, lines of JSON, CSV; text also as gzip or zstd. No patterns. */
  readonly files?: readonly string[] | undefined;
  /** A database of DuckDB whose tables may be read. */
  readonly database?: string | undefined;
  /** Cores to use; by default all. */
  readonly threads?: number | undefined;
  /**
   * Bytes of memory, beyond which it works on disk; by default half of what there is, at most 4 GB.
   * DuckDB counts its own: what this process holds beside it, some 130 MB in a bare one, comes on top.
   */
  readonly memoryLimit?: number | undefined;
  /** Folder in which a folder for what does not fit into memory is made; by default the system's. */
  readonly spill?: string | undefined;
}

/**
 * Opens DuckDB in this process, to reduce logs that JavaScript is too slow or too small for.
 *
 * It reads the files that were named and nothing else, and writes nothing: a query is one SELECT;
 * other files, addresses, extensions and settings are out of reach. Rows that it is told to `hold`, so
 * that a text is parsed once, are in its memory; it holds none of files that fill more than half of
 * that. An answer is of whole files or none: what is torn, damaged or written to meanwhile, and a value
 * that would be bent, is an error.
 *
 * @param options files and limits.
 * @returns an engine; `close` ends it and removes what it wrote to disk.
 * @throws {EngineError} with one of these conditions, some of them when a query runs:
 *
 *   | condition | meaning |
 *   |---|---|
 *   | `MISSING` | DuckDB is not installed, or not made for this machine |
 *   | `MALFORMED` | a torn or damaged file, or a line that is no JSON object |
 *   | `CONVERSION` | a value that is not of the type of its column |
 *   | `CHANGED` | a file that was written to while it was read |
 *   | `UNSUPPORTED` | what DuckDB cannot read here, and the readers in JavaScript can |
 *   | `NOT_FOUND`, `LOCKED` | no such file; a database that another process writes to |
 *   | `REFUSED` | what is no single SELECT, or a file that was not named |
 *   | `OUT_OF_MEMORY` | more than `memoryLimit`, or than `spill` has room for |
 *   | `CANCELLED`, `CLOSED` | an abort; a query after `close` |
 *
 *   After the first five the readers in JavaScript may still read the file, row by row.
 *   DuckDB's own names stand for all others, such as `BINDER` or `IO`.
 *
 * @example
 * ```ts
 * const engine = await connectDuckdb({ threads: 1 });
 * const { columns } = await engine.query('SELECT sum(range) AS total FROM range(5)');
 * await engine.close();
 * columns.total; // => Float64Array.of(10)
 * ```
 */
export async function connectDuckdb({
  files = [],
  database,
  threads = availableParallelism(),
  memoryLimit = memoryDefault(),
  spill = tmpdir(),
}: DuckdbOptions = {}): Promise<Engine> {
  checkArray('connectDuckdb', 'files', files);
  checkWhole('connectDuckdb', 'threads', threads, { least: 1 });
  const bytes = Math.floor(memoryLimit);
  checkWhole('connectDuckdb', 'memoryLimit', bytes, { least: 1 });
  const folder = await privateFolder(spill);
  try {
    const named = await nameFiles(files, folder.path);
    const [home] = await nameFiles(database === undefined ? [] : [database], folder.path);
    const opened = await openDuckdb({
      database: home?.[1].path,
      files: [...named.values()].map((file) => file.opened),
      threads,
      memoryLimit: bytes,
      spill: join(folder.path, 'spill'),
    });
    return duckdbEngine({
      connection: opened.connection,
      files: named,
      lanes: threads,
      memoryLimit: bytes,
      async close() {
        opened.close();
        await folder.remove();
      },
    });
  } catch (cause) {
    await folder.remove();
    throw duckdbError(cause, undefined);
  }
}
