import { EngineError } from '@bits-per-sample/sql';

/** DuckDB, whose binary may be missing, or not made for this machine. */
export async function loadDuckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new EngineError(
      'duckdb',
      `DuckDB cannot be loaded for ${process.platform} ${process.arch}: npm install @duckdb/node-api`,
      { condition: 'MISSING', cause },
    );
  }
}
