import { DomainError } from '@bits-per-sample/core';

/** Domain of the functions of a batch size and a noise scale. NaN passes. */
export function checkTradeOff(fn: string, batch: number, noiseScale: number): void {
  if (batch <= 0) throw new DomainError(fn, 'batch', '> 0', batch);
  if (noiseScale < 0) throw new DomainError(fn, 'noiseScale', '≥ 0', noiseScale);
}
