import { binaryEntropy } from '@bits-per-sample/info';

/** Bits that a rollout of equal steps, each right with chance s, can tell by its outcome, by all its steps, by its first error. */
export function chainBits(steps: number, s: number) {
  const step = binaryEntropy(s);
  return {
    outcome: binaryEntropy(s ** steps),
    allSteps: steps * step,
    firstError: s === 1 ? 0 : ((1 - s ** steps) / (1 - s)) * step,
  };
}
