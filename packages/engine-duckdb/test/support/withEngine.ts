import type { Engine } from '@bits-per-sample/sql';
import { connectDuckdb, type DuckdbOptions } from '../../src/index.ts';

/** Runs with an engine, which is closed afterwards. */
export async function withEngine<T>(
  options: DuckdbOptions,
  run: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await connectDuckdb({ threads: 2, ...options });
  try {
    return await run(engine);
  } finally {
    await engine.close();
  }
}
