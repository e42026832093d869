import { simulateClaim } from '@bits-per-sample/lab';

addEventListener('message', ({ data: { id, seed, setting } }) =>
  postMessage(simulateClaim(id, { seed, setting })),
);
