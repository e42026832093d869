import { checkAtLeast, checkNumber, checkObject } from '@bits-per-sample/core';
import type { TrendState } from '../trend/trendState.ts';

/** Refuses a state without its four numbers. */
export function checkState(fn: string, parameter: string, state: TrendState): void {
  checkObject(fn, parameter, state);
  checkNumber(fn, `${parameter}.level`, state.level);
  checkNumber(fn, `${parameter}.slope`, state.slope);
  checkAtLeast(fn, `${parameter}.levelVariance`, state.levelVariance, 0);
  checkAtLeast(fn, `${parameter}.slopeVariance`, state.slopeVariance, 0);
}
