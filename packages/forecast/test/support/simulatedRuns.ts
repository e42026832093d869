import { createRng } from '@bits-per-sample/core';
import { type Run, simulateRun, type World } from './simulateRun.ts';

/** How runs of the suite learn, one after the other. */
export const WORLDS: readonly World[] = ['adam', 'sgd', 'grpo', 'rare', 'hard'];

/** Runs of worlds and seeds of their own, to which no constant was fitted. */
export function simulatedRuns(count = 80): Run[] {
  const rng = createRng(20_261_129);
  return Array.from({ length: count }, (_, i) =>
    simulateRun(WORLDS[i % WORLDS.length]!, rng.fork(`run ${i}`)),
  );
}
