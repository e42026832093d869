import { resolve } from 'node:path';
import { DomainError, type Table } from '@bits-per-sample/core';
import {
  duckdb,
  type Engine,
  type EngineColumn,
  EngineError,
  type EngineSource,
  parseType,
  type QueryOptions,
} from '@bits-per-sample/sql';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { NamedFile } from './files/namedFile.ts';
import { checkSelect } from './query/checkSelect.ts';
import { guarded } from './query/guarded.ts';
import { holdSelect } from './query/holdSelect.ts';
import { runSelect } from './query/runSelect.ts';
import { filesSql } from './relation/filesSql.ts';
import { session } from './session/session.ts';

/** What an engine works on. */
interface Opened {
  readonly connection: DuckDBConnection;
  /** Files that may be read, by their path. */
  readonly files: ReadonlyMap<string, NamedFile>;
  /** How many compressed files are checked at a time. */
  readonly lanes: number;
  /** Bytes of memory that it may use. */
  readonly memoryLimit: number;
  /** Ends what was opened. */
  close(): Promise<void>;
}

/** An {@link Engine} on an open DuckDB. */
export function duckdbEngine({ connection, files, lanes, memoryLimit, close }: Opened): Engine {
  const { run, checkFiles, end } = session([...files.values()], lanes);
  const hasRoom = unpackedBytes(files.values()) <= memoryLimit / 2;
  let held = 0;

  /** Work on a SELECT, whose answer counts when the files are found whole. */
  async function answer<T>(
    sql: string,
    { signal, onProgress }: QueryOptions,
    work: (options: QueryOptions) => Promise<T>,
  ): Promise<T> {
    const { tell, failed } = guarded(onProgress);
    // begins to unpack while DuckDB reads
    checkFiles().catch(() => {});
    const checked = async (ends: AbortSignal): Promise<T> => {
      const made = await work({ signal: ends, onProgress: tell });
      await checkFiles();
      return made;
    };
    return run(sql, checked, { signal, failed });
  }

  async function columns(relation: string): Promise<readonly EngineColumn[]> {
    const sql = `SELECT * FROM ${relation} AS s`;
    return run(sql, async () => {
      await checkSelect(connection, sql);
      const rows = (await connection.runAndReadAll(`DESCRIBE ${sql}`)).getRows();
      return rows.map(([name, type]) => ({ name: String(name), type: parseType(String(type)) }));
    });
  }

  async function subquery(sql: string): Promise<string> {
    const bare = sql.replace(/[;\s]+$/, '');
    await run(bare, async () => {
      await checkSelect(connection, bare);
      (await connection.prepare(bare)).destroySync();
    });
    return `(${bare}\n)`;
  }

  return {
    name: 'duckdb',
    dialect: duckdb,
    async relation(source: EngineSource, declared?: readonly EngineColumn[]) {
      if ('sql' in source) return subquery(source.sql);
      if ('table' in source) return source.table.map(duckdb.ident).join('.');
      const found = source.files.map((name) => fileOf(name, files));
      if (found.length === 0)
        throw new DomainError('relation', 'files', 'of at least one', source.files);
      return filesSql(found, source.format, columns, declared);
    },
    columns,
    query(sql: string, options: QueryOptions = {}): Promise<Table> {
      return answer(sql, options, (own) => runSelect(connection, sql, own));
    },
    async hold(sql: string, options: QueryOptions = {}): Promise<string | undefined> {
      if (!hasRoom) return undefined;
      const name = `held ${held++}`;
      await answer(sql, options, (own) => holdSelect(connection, sql, name, own));
      return duckdb.ident(name);
    },
    close: () => end(close),
  };
}

/** How many times as long as a compressed file its text is: about, and rather too many. */
const PACKED = 10;

/** How long the texts of files are, about. */
const unpackedBytes = (files: Iterable<NamedFile>): number =>
  [...files].reduce(
    (sum, { bytes, packing }) => sum + (packing === undefined ? bytes : PACKED * bytes),
    0,
  );

function fileOf(name: string, files: ReadonlyMap<string, NamedFile>): NamedFile {
  const file = files.get(resolve(name));
  if (file !== undefined) return file;
  throw new EngineError('duckdb', `${name}: it was not among the files to be read`, {
    condition: 'REFUSED',
  });
}
