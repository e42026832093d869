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
  /** Ends what was opened. */
  close(): Promise<void>;
}

/** An {@link Engine} on an open DuckDB. */
export function duckdbEngine({ connection, files, lanes, close }: Opened): Engine {
  const { run, checkFiles, end } = session([...files.values()], lanes);

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
    async query(sql: string, { signal, onProgress }: QueryOptions = {}): Promise<Table> {
      const { tell, failed } = guarded(onProgress);
      // begins to unpack while DuckDB reads
      checkFiles().catch(() => {});
      const work = async (ends: AbortSignal) => {
        const table = await runSelect(connection, sql, { signal: ends, onProgress: tell });
        await checkFiles();
        return table;
      };
      return run(sql, work, { signal, failed });
    },
    close: () => end(close),
  };
}

function fileOf(name: string, files: ReadonlyMap<string, NamedFile>): NamedFile {
  const file = files.get(resolve(name));
  if (file !== undefined) return file;
  throw new EngineError('duckdb', `${name}: it was not among the files to be read`, {
    condition: 'REFUSED',
  });
}
