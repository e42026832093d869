import { moments } from '@bits-per-sample/core';
import { summariseSql, trialsSql } from '@bits-per-sample/sql';
import { describeFetched, startPostgres } from '@bits-per-sample/testkit';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { connectPostgres } from '../src/index.ts';

describeFetched('columns of JSON', await startPostgres(), ({ url, stop }) => {
  afterAll(stop);

  it.each(['json', 'jsonb'])(
    'fields of a column of type %s',
    async (type) => {
      const pool = new pg.Pool({ connectionString: url });
      await pool.query(`CREATE TABLE info_${type} (task text, info ${type}); INSERT INTO info_${type}
      VALUES ('a', '{"s": {"r": 1}, "k": "x"}'), ('a', '{"s": {"r": 0.5}, "k": "x"}'), ('a', '{}')`);
      const engine = connectPostgres(pool);
      const relation = await engine.relation({ table: [`info_${type}`] });
      const columns = await engine.columns(relation);
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
