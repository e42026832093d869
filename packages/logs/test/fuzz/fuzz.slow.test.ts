import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

/** Seeds of this run: FUZZ_FROM=0 FUZZ_COUNT=1000000. */
const FROM = Number(process.env.FUZZ_FROM ?? 0);
const COUNT = Number(process.env.FUZZ_COUNT ?? 1_000_000);

/** Longest that one input of some kilobytes may take, in ms, on a machine that does other things. */
const HANG = 8000;

interface Told {
  readonly seed: number;
  readonly fault?: string;
  readonly slow?: number;
  readonly size?: number;
  readonly held?: number;
  readonly done?: true;
  readonly peak?: number;
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
    let peak = 0;
    const onTold = (told: Told): void => {
      peak = Math.max(peak, told.peak ?? 0, told.held ?? 0);
      if (told.fault !== undefined) faults.push(told);
    };
    const one = async (first: number, end: number): Promise<void> => {
      for (let from = first; from < end; ) {
        const hung = await watched(from, end, onTold);
        if (hung === undefined) return;
        // once more alone: the machine may have been busy
        if ((await watched(hung, hung + 1, onTold)) !== undefined)
          faults.push({ seed: hung, fault: 'hangs' });
        from = hung + 1;
      }
    };
    const half = FROM + Math.floor(COUNT / 2);
    await Promise.all([one(FROM, half), one(half, FROM + COUNT)]);
    console.log(`fuzz: ${COUNT} inputs, at most ${Math.round(peak / 1e6)} MB held`);
    expect(faults).toEqual([]);
  });
});
