import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

/** Seeds of this run: FUZZ_FROM=0 FUZZ_COUNT=1000000. */
const FROM = Number(process.env.FUZZ_FROM ?? 0);
const COUNT = Number(process.env.FUZZ_COUNT ?? 1_000_000);

/** So many seeds are told together, so that a run that is stopped can go on behind them. */
const SEGMENT = 50_000;

/** Longest that one input of some kilobytes may take, in ms, on a machine that does other things. */
const HANG = 8000;

interface Told {
  readonly seed: number;
  readonly fault?: string;
  readonly slow?: number;
  readonly size?: number;
  readonly held?: number;
  readonly done?: { readonly read: number; readonly refused: number; readonly accounted: number };
  readonly peak?: number;
  readonly resident?: number;
}

/** Runs seeds in a worker that can be stopped; the seed that it hangs on, if any. */
function watched(
  from: number,
  to: number,
  onTold: (told: Told) => void,
): Promise<number | undefined> {
  const at = new SharedArrayBuffer(4);
  const current = new Int32Array(at);
  const worker = new Worker(new URL('./fuzzWorker.ts', import.meta.url), {
    workerData: { from, to, at },
    execArgv: ['--conditions=@bits-per-sample/source'],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  return new Promise((resolve, reject) => {
    let seen = -1;
    let since = performance.now();
    const timer = setInterval(() => {
      const seed = Atomics.load(current, 0);
      if (seed !== seen) [seen, since] = [seed, performance.now()];
      else if (performance.now() - since > HANG) end(seed);
    }, 250);
    const end = (seed?: number): void => {
      clearInterval(timer);
      void worker.terminate().then(() => resolve(seed));
    };
    worker.on('message', (told: Told) => {
      onTold(told);
      if (told.done) end();
    });
    worker.on('error', (error: Error & { code?: string }) => {
      clearInterval(timer);
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return reject(error);
      onTold({ seed: Atomics.load(current, 0), fault: 'out of memory' });
      resolve(Atomics.load(current, 0));
    });
  });
}

describe('fuzzing of every reader', () => {
  it(`${COUNT} inputs from seed ${FROM}: no crash, no hang, no row unaccounted for`, {
    timeout: 6 * 3_600_000,
  }, async () => {
    const faults: Told[] = [];
    const segment = async (first: number, end: number): Promise<void> => {
      const sums = { read: 0, refused: 0, accounted: 0, slowest: 0, held: 0, resident: 0 };
      const onTold = (told: Told): void => {
        sums.held = Math.max(sums.held, told.peak ?? 0, told.held ?? 0);
        sums.resident = Math.max(sums.resident, told.resident ?? 0);
        sums.slowest = Math.max(sums.slowest, told.slow ?? 0);
        for (const key of ['read', 'refused', 'accounted'] as const)
          sums[key] += told.done?.[key] ?? 0;
        if (told.fault !== undefined) faults.push(told);
        // a second, and as long again for each megabyte beyond the first
        if ((told.slow ?? 0) > 1000 * Math.max(1, (told.size ?? 0) / 1e6)) faults.push(told);
      };
      for (let from = first; from < end; ) {
        const hung = await watched(from, end, onTold);
        if (hung === undefined) break;
        // once more alone: the machine may have been busy
        if ((await watched(hung, hung + 1, onTold)) !== undefined)
          faults.push({ seed: hung, fault: 'hangs' });
        from = hung + 1;
      }
      console.log(`fuzz: seeds ${first} to ${end}, ${faults.length} faults`, sums);
    };
    for (let first = FROM; first < FROM + COUNT; first += SEGMENT)
      await segment(first, Math.min(first + SEGMENT, FROM + COUNT));
    expect(faults).toEqual([]);
  });
});
