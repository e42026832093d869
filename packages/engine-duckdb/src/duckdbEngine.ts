import { resolve } from 'node:path';
import { DomainError, type Table } from '@bits-per-sample/core';
import {
  duckdb,
  type Engine,
  type EngineColumn,
  EngineError,
  type EngineProgress,
  type EngineSource,
  parseType,
  type QueryOptions,
} from '@bits-per-sample/sql';
import type { DuckDBConnection } from '@duckdb/node-api';
import { duckdbError } from './duckdbError.ts';
import { checkIntact } from './files/checkIntact.ts';
import { checkUnchanged } from './files/checkUnchanged.ts';
import type { NamedFile } from './files/namedFile.ts';
import { turns } from './open/turns.ts';
import { abortable } from './query/abortable.ts';
import { checkSelect } from './query/checkSelect.ts';
import { runSelect } from './query/runSelect.ts';
import { filesSql } from './relation/filesSql.ts';

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

/** An {@link Engine} on an open DuckDB: one query at a time, each on all cores. */
export function duckdbEngine({ connection, files, lanes, close }: Opened): Engine {
  const inTurn = turns();
  const closing = new AbortController();
  let intact: Promise<void> | undefined;
  let closed: Promise<void> | undefined;

  const whole = (): Promise<void> =>
    (intact ??= checkIntact(files.values(), lanes, closing.signal));

  /** Links in a message are called as their files are. */
  const named = (text: string): string =>
    [...files.values()].reduce((said, { opened, path }) => said.replaceAll(opened, path), text);

  /** Runs in turn until its end or an abort; what fails is told as an error of the engine. */
  async function run<T>(
    sql: string,
    work: (ends: AbortSignal) => Promise<T>,
    { signal, failed }: { signal?: AbortSignal | undefined; failed?: AbortSignal } = {},
  ): Promise<T> {
    const ends = AbortSignal.any([closing.signal, signal, failed].filter((x) => x !== undefined));
    const turn = inTurn(async () => {
      ends.throwIfAborted();
      return work(ends);
    });
    try {
      return await abortable(turn, ends);
    } catch (cause) {
      if (ends.aborted)
        throw ends.reason === signal?.reason ? cancelled(ends.reason, sql) : ends.reason;
      await checkUnchanged(files.values());
      await whole();
      throw duckdbError(cause, sql, named);
    }
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
    async query(sql: string, { signal, onProgress }: QueryOptions = {}): Promise<Table> {
      const failed = new AbortController();
      const tell = (progress: EngineProgress): void => {
        try {
          onProgress!(progress);
        } catch (error) {
          failed.abort(error);
        }
      };
      whole().catch(() => {});
      const work = async (ends: AbortSignal) => {
        const table = await runSelect(connection, sql, {
          signal: ends,
          onProgress: onProgress && tell,
        });
        await whole();
        await checkUnchanged(files.values());
        return table;
      };
      return run(sql, work, { signal, failed: failed.signal });
    },
    close() {
      closing.abort(new EngineError('duckdb', 'it was closed', { condition: 'CLOSED' }));
      closed ??= inTurn(close);
      return closed;
    },
  };
}

function fileOf(name: string, files: ReadonlyMap<string, NamedFile>): NamedFile {
  const file = files.get(resolve(name));
  if (file !== undefined) return file;
  throw new EngineError('duckdb', `${name}: it was not among the files to be read`, {
    condition: 'REFUSED',
  });
}

function cancelled(cause: unknown, sql: string): EngineError {
  return new EngineError('duckdb', 'the query was cancelled', {
    sql,
    condition: 'CANCELLED',
    cause,
  });
}
