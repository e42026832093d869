import { clickhouse, type Engine, EngineError, parseType } from '@bits-per-sample/sql';
import type { ClickHouseClient } from '@clickhouse/client';
import { answer } from './answer/answer.ts';
import type { ClickhouseOptions } from './clickhouseOptions.ts';
import { clientOf } from './clientOf.ts';
import { checkSelect } from './safety/checkSelect.ts';
import { readonlyLevel } from './safety/readonlyLevel.ts';
import { settingsSql } from './safety/settingsSql.ts';
import { castSql } from './sources/castSql.ts';
import { describe } from './sources/describe.ts';
import { filesSql } from './sources/filesSql.ts';

/**
 * ClickHouse as an engine: sums of rollouts are made where the rows are, and only they travel, as
 * Arrow.
 *
 * What runs is one SELECT, as a subquery under the server's `readonly` setting: the server itself
 * has parsed the text before, several statements and `SETTINGS` in it are refused, and so are
 * table functions that reach beyond the database (`url`, `remote`, `s3`, `file`, …) unless files
 * are the source. Settings of the user's profile that would cut an answer short (`limit`,
 * overflow modes, skipped shards) are undone, so that an answer is whole or an error.
 *
 * A signal ends the query in the server (`KILL QUERY`); progress is asked from
 * `system.processes` twice a second. Files are the server's (`user_files`). ClickHouse has no
 * missing list: a row with none counts for nothing.
 *
 * @param client a client of `@clickhouse/client`, which `close` closes, or where the server is.
 * @returns the engine; nothing is sent yet.
 * @throws {DomainError} neither, or a password in the URL.
 *
 * @example
 * ```ts
 * const engine = connectClickhouse({ url: 'http://127.0.0.1:8123', database: 'runs' });
 * await engine.relation({ table: ['runs', 'rollouts'] }); // => '`runs`.`rollouts`'
 * await engine.close();
 * ```
 */
export function connectClickhouse(client: ClickHouseClient | ClickhouseOptions): Engine {
  const own = clientOf(client);
  const level = readonlyLevel(own);
  let files = false;
  let closed: Promise<void> | undefined;
  /** Settings of a query: as strict as its sources let. */
  const settings = async (strict = !files) => {
    if (closed === undefined) return settingsSql(await level(), strict);
    throw new EngineError('clickhouse', 'it is closed', { condition: 'CLOSED' });
  };
  const engine: Engine = {
    name: 'clickhouse',
    dialect: clickhouse,
    relation: async (source, columns) => {
      if ('table' in source) return source.table.map(clickhouse.ident).join('.');
      if ('sql' in source) {
        await checkSelect(own, source.sql, await settings(true));
        const relation = `(${source.sql}\n)`;
        await describe(own, relation, await settings(true), { shown: source.sql });
        return relation;
      }
      files = true;
      const strict = await settings();
      return filesSql(source, columns, (relation) => describe(own, relation, strict));
    },
    columns: async (relation) => {
      await checkSelect(own, `SELECT * FROM ${relation}`, await settings(true), { files });
      const described = await describe(own, relation, await settings());
      return described.map(({ name, type }) => ({ name, type: parseType(type) }));
    },
    query: async (sql, options = {}) => {
      const { signal } = options;
      await checkSelect(own, sql, await settings(true), { files, signal });
      const set = await settings();
      const columns = await describe(own, `(${sql}\n)`, set, { signal, shown: sql });
      return answer(own, castSql(sql, columns), set, { ...options, shown: sql });
    },
    close: async () => {
      closed ??= own.close();
      await closed;
    },
  };
  return engine;
}
