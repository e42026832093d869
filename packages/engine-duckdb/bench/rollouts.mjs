// Rollouts that DuckDB makes up: eight of each prompt at a time, some prompts again later.
import { DuckDBInstance } from '@duckdb/node-api';

/** SELECT of rollouts `from` to `to`, of so many prompts. */
export const rolloutsSql = (from, to, prompts) => `SELECT
  (i // 20000)::INTEGER AS step, 'p' || (hash(i // 8) % ${prompts}) AS id, 'c' || (hash(i // 8) % 7) AS category,
  (hash(i) % 1000 < hash((hash(i // 8) % ${prompts}) + 17) % 1000)::INTEGER AS reward,
  (50 + hash(i + 5) % 4000)::INTEGER AS output_tokens, -((hash(i + 9) % 100000) / 1000.0)::DOUBLE AS logprob
  FROM range(${from}, ${to}) t(i)`;

/** Runs statements in a DuckDB that may write. */
export async function inDuckdb(statements, options = {}) {
  const instance = await DuckDBInstance.create(':memory:', options);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}
