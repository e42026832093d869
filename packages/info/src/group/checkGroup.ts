import { checkGroupSize, checkProbability } from '@bits-per-sample/core';

/** The largest group of functions whose work does not grow with it: any that can be counted. */
export const ANY_SIZE = Number.MAX_SAFE_INTEGER;

/** The domain of every function of a pass rate and a group size. */
export function checkGroup(fn: string, p: number, groupSize: number, most = ANY_SIZE): void {
  checkProbability(fn, 'p', p);
  checkGroupSize(fn, groupSize, most);
}
