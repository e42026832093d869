import type { Engine } from '@bits-per-sample/sql';
import { loadPackage } from '../files/loadPackage.ts';
import { UsageError } from '../usageError.ts';
import { duckdbMemory } from './duckdbMemory.ts';
import type { EngineAsked } from './engineAsked.ts';
import { type EngineName, enginePackages } from './enginePackages.ts';

/**
 * Opens an engine.
 *
 * @param files that DuckDB may read.
 */
export async function connect(
  name: EngineName,
  { url, timeout, memory }: EngineAsked,
  files: readonly string[] = [],
): Promise<Engine> {
  const load = <T>(from: () => Promise<T>): Promise<T> => loadPackage(enginePackages[name], from);
  if (name === 'duckdb') {
    const { connectDuckdb } = await load(() => import('@bits-per-sample/engine-duckdb'));
    return connectDuckdb({ files, database: url, memoryLimit: memoryOf(memory) });
  }
  if (url === undefined)
    throw new UsageError(`--engine ${name} needs --url, the address of its server`);
  checkUrl(url);
  const timeoutMs = above('timeout', 'seconds', timeout ?? SILENCE) * 1000;
  switch (name) {
    case 'spark': {
      const { connectSpark } = await load(() => import('@bits-per-sample/engine-spark'));
      return connectSpark(url, { timeoutMs });
    }
    case 'clickhouse': {
      const { connectClickhouse } = await load(() => import('@bits-per-sample/engine-clickhouse'));
      return connectClickhouse({ url });
    }
    case 'postgres': {
      const { connectPostgres } = await load(() => import('@bits-per-sample/engine-postgres'));
      const { default: pg } = await loadPackage('pg', () => import('pg'));
      const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: timeoutMs });
      return connectPostgres(pool, { timeout: timeoutMs });
    }
  }
}

/** Seconds that a server may be silent. */
const SILENCE = '300';

/** Everybody on a machine sees the arguments of a command. */
function checkUrl(url: string): void {
  if (/^[^/]*:\/\/[^/@]*:[^/@]+@/.test(url) || /[;?&](?:token|password)=/i.test(url))
    throw new UsageError(
      '--url: leave passwords and tokens out of it; SPARK_CONNECT_AUTHENTICATE_TOKEN, CLICKHOUSE_PASSWORD and PGPASSWORD of the environment hold them',
    );
}

const memoryOf = (text: string | undefined): number | undefined =>
  text === undefined
    ? undefined
    : duckdbMemory(Math.ceil(above('memory', 'gigabytes', text) * 2 ** 30));

function above(flag: string, unit: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value)))
    throw new UsageError(`--${flag}: expected ${unit} above 0, got ${text}`);
  return value;
}
