import type { DataSource } from './dataSource.ts';

/** The relation of a query. */
const sqlRelation = (sql: string) => ({ sql: { query: sql } });

/** A plan that runs a query. */
export const queryPlan = (sql: string): object => ({ root: sqlRelation(sql) });

/** A plan that makes a temporary view over files. */
export const viewPlan = (name: string, source: DataSource): object => {
  const { format, schema, options = {}, paths } = source;
  return {
    command: {
      createDataframeView: {
        input: { read: { dataSource: { format, schema, options, paths } } },
        name,
        isGlobal: false,
        replace: true,
      },
    },
  };
};
