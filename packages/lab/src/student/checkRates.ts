import { DomainError } from '@bits-per-sample/core';

/** Throws unless each of these options is a finite number. */
export function checkRates(fn: string, rates: Readonly<Record<string, number>>): void {
  for (const [name, rate] of Object.entries(rates))
    if (!Number.isFinite(rate)) throw new DomainError(fn, name, 'a finite number', rate);
}
