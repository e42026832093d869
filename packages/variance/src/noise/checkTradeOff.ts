import { checkAtLeast, checkPositive } from '@bits-per-sample/core';

/** Domain of the functions of a batch size and a noise scale. NaN passes. */
export function checkTradeOff(fn: string, batch: number, noiseScale: number): void {
  checkPositive(fn, 'batch', batch);
  checkAtLeast(fn, 'noiseScale', noiseScale, 0);
}
