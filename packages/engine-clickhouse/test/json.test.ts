import { moments } from '@bits-per-sample/core';
import { summariseSql, trialsSql } from '@bits-per-sample/sql';
import { describeFetched } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { connectClickhouse } from '../src/index.ts';
import { chdb, openChdb } from './support/openChdb.ts';

describeFetched('columns of JSON', chdb, () => {
  it.each(['JSON', 'String'])(
    'fields of a column of type %s',
    async (type) => {
      const client = openChdb();
      const table = `info_${type}`;
      await client.command({
        query: `CREATE TABLE ${table} (task String, info ${type}) ENGINE = MergeTree ORDER BY task`,
      });
      await client.command({
        query: `INSERT INTO ${table} VALUES ('a', '{"s": {"r": 1}, "k": "x"}'), ('a', '{"s": {"r": 0.5}, "k": "x"}'), ('a', '{}')`,
      });
      const engine = connectClickhouse(client);
      const relation = await engine.relation({ table: [table] });
      const columns = (await engine.columns(relation)).map((column) =>
        column.name === 'info' ? ({ name: 'info', type: 'json' } as const) : column,
      );
      const mapping = { group: ['task'], category: 'info.k', reward: ['info.s.r'] };
      const trials = trialsSql({ relation, columns, mapping }, engine.dialect);
      const spec = { by: ['category'], measures: { reward: moments } };
      const sums = await engine.query(
        `${summariseSql(trials, spec, engine.dialect)} ORDER BY t.category NULLS LAST`,
      );
      expect(sums.columns).toMatchObject({
        category: { codes: Int32Array.of(0, -1), values: ['x'] },
        reward_n: Float64Array.of(2, 0),
        reward_sum: Float64Array.of(1.5, 0),
      });
      await engine.close();
    },
    60_000,
  );
});
