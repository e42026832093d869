import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ClaimResult, simulateClaim } from '@bits-per-sample/lab';

/** From sources a worker is TypeScript, which not every Node runs. */
const isSource = import.meta.url.endsWith('.ts');
const hasWorkers = !isSource || Boolean(process.features.typescript);

/**
 * Runs experiments of claims, several at a time where there are several of them. Each has chance of its
 * own, so that which worker took it changes nothing.
 *
 * @param ids of claims.
 * @param seed of all chance.
 * @returns results in the order of the ids.
 */
export async function simulateClaims(ids: readonly string[], seed: number): Promise<ClaimResult[]> {
  if (ids.length < 2 || !hasWorkers) return ids.map((id) => simulateClaim(id, { seed }));
  const file = new URL(isSource ? './claimWorker.ts' : './claimWorker.js', import.meta.url);
  const execArgv = isSource ? ['--conditions=@bits-per-sample/source'] : [];
  const results: ClaimResult[] = [];
  let next = 0;
  const work = async (worker: Worker): Promise<void> => {
    while (next < ids.length) {
      const i = next++;
      worker.postMessage({ id: ids[i], seed });
      const [result] = await once(worker, 'message');
      results[i] = result;
    }
  };
  const count = Math.min(availableParallelism(), 4, ids.length);
  const workers = Array.from({ length: count }, () => new Worker(file, { execArgv }));
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}
