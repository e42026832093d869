import { writeParquet } from '@bits-per-sample/logs';
import type { NextWeights } from '@bits-per-sample/report';

/**
 * Weights as the content of a file: `.parquet` has a row per prompt, with the columns `prompt`,
 * `weight`, `reason`, `rollouts` and `passRate`; any other name is JSON.
 */
export async function weightsContent(
  path: string,
  next: NextWeights,
): Promise<string | Uint8Array> {
  if (!/\.parquet$/i.test(path)) return `${JSON.stringify(next, null, 2)}\n`;
  const rows = Object.entries(next.prompts).map(([prompt, one]) => ({ prompt, ...one }));
  return writeParquet(inOne(rows));
}

async function* inOne<T>(batch: T): AsyncGenerator<T> {
  yield batch;
}
