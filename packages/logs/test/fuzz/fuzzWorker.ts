import { parentPort, workerData } from 'node:worker_threads';
import { fuzzFault } from './fuzzFault.ts';
import { fuzzInput } from './fuzzInput.ts';

const { from, to, at } = workerData as { from: number; to: number; at: SharedArrayBuffer };
const current = new Int32Array(at);

/** More than this beside the input is told, in bytes. */
const LARGE = 200e6;

async function run(): Promise<void> {
  let peak = 0;
  const done = { read: 0, refused: 0, accounted: 0 };
  for (let seed = from; seed < to; seed++) {
    Atomics.store(current, 0, seed);
    const before = process.threadCpuUsage();
    const { fault, refused, rows, accounted } = await fuzzFault(seed);
    // what the thread worked, and not how long it waited for others
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1e3;
    if (fault !== undefined) parentPort?.postMessage({ seed, fault });
    if (refused) done.refused++;
    if (rows !== undefined) done.read++;
    if (accounted) done.accounted++;
    if (ms > 1000) {
      const { bytes } = fuzzInput(seed);
      parentPort?.postMessage({ seed, slow: ms, size: bytes.length });
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const held = heapUsed + arrayBuffers;
    if (held > LARGE && held > 1.5 * peak) parentPort?.postMessage({ seed, held });
    peak = Math.max(peak, held);
    if (seed % 64 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  parentPort?.postMessage({ done, peak, resident: process.resourceUsage().maxRSS * 1024 });
}

await run();
