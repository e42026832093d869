import { checkArray, DomainError } from '@bits-per-sample/core';

/** Probabilities of a finite set of outcomes; they should sum to 1. */
export type Distribution = ArrayLike<number>;

/** Probabilities lie in [0, 1] and sum to 1, but for rounding. */
export function checkDistribution(fn: string, parameter: string, p: Distribution): void {
  checkArray(fn, parameter, p);
  let total = 0;
  for (let i = 0; i < p.length; i++) {
    if (typeof p[i] !== 'number' || p[i]! < 0 || p[i]! > 1)
      throw new DomainError(fn, `${parameter}[${i}]`, 'in [0, 1]', p[i]);
    total += p[i]!;
  }
  if (Math.abs(total - 1) > 1e-6) throw new DomainError(fn, parameter, 'summing to 1', total);
}

/** Two distributions over the same outcomes. */
export function checkPair(fn: string, p: Distribution, q: Distribution): void {
  checkDistribution(fn, 'p', p);
  checkDistribution(fn, 'q', q);
  if (p.length !== q.length) throw new DomainError(fn, 'q', `of length ${p.length}`, q.length);
}
