import { parentPort } from 'node:worker_threads';
import { simulateClaim } from '@bits-per-sample/lab';

parentPort!.on('message', ({ id, seed }: { id: string; seed: number }) =>
  parentPort!.postMessage(simulateClaim(id, { seed })),
);
