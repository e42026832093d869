import { type BetaPosterior, DomainError } from '@bits-per-sample/core';

/** Shapes of a Beta distribution are positive and finite. */
export function checkBeta(fn: string, { a, b }: BetaPosterior): void {
  if (a <= 0 || a === Infinity) throw new DomainError(fn, 'a', 'positive and finite', a);
  if (b <= 0 || b === Infinity) throw new DomainError(fn, 'b', 'positive and finite', b);
}
