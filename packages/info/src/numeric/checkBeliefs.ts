import { type BetaPosterior, checkBetaShapes, checkObject } from '@bits-per-sample/core';

/** Refuses what is no Beta distribution over a pass rate, by the name of the parameter. */
export function checkBeliefs(fn: string, parameter: string, beliefs: BetaPosterior): void {
  checkObject(fn, parameter, beliefs);
  checkBetaShapes(fn, beliefs);
}
