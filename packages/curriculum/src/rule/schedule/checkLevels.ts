import { checkProbability, checkWhole } from '@bits-per-sample/core';

/** A place in training, and a ladder of difficulty levels. */
export function checkLevels(fn: string, progress: number, levels: number): void {
  checkProbability(fn, 'progress', progress);
  checkWhole(fn, 'levels', levels, { least: 1, most: 2 ** 16 });
}
