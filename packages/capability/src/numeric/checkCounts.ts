import { DomainError } from '@bits-per-sample/core';
import type { PromptQuestion } from '../curve/curveSums.ts';

/** Successes and attempts per prompt: all that is needed of a log of 0/1 outcomes. */
export interface PassCounts {
  /** Successful attempts cᵢ of each prompt, integers in [0, nᵢ]; shape [prompts]. */
  readonly successes: Float64Array;
  /** Attempts nᵢ of each prompt, integers ≥ 0; shape [prompts]. */
  readonly attempts: Float64Array;
}

/** Throws unless c and n are integers with 0 ≤ c ≤ n. NaN passes. */
export function checkCount(fn: string, c: number, n: number): void {
  if (n < 0 || (!Number.isNaN(n) && !Number.isInteger(n)))
    throw new DomainError(fn, 'attempts', 'an integer ≥ 0', n);
  if (c < 0 || c > n || (!Number.isNaN(c) && !Number.isInteger(c)))
    throw new DomainError(fn, 'successes', `an integer in [0, attempts = ${n}]`, c);
}

/** Throws unless k is an integer ≥ 0. NaN passes. */
export function checkK(fn: string, k: number): void {
  if (k < 0 || (!Number.isNaN(k) && !Number.isInteger(k)))
    throw new DomainError(fn, 'k', 'an integer ≥ 0', k);
}

/** Throws unless the columns are equally long and hold counts; NaN does not pass. */
export function checkCounts(fn: string, { successes, attempts }: PassCounts): void {
  if (successes.length !== attempts.length)
    throw new DomainError(fn, 'attempts', `of length ${successes.length}`, attempts.length);
  for (let i = 0; i < attempts.length; i++) {
    const n = attempts[i]!;
    const c = successes[i]!;
    if (!(Number.isInteger(n) && n >= 0))
      throw at(i, new DomainError(fn, 'attempts', 'of integers ≥ 0', n));
    if (!(Number.isInteger(c) && c >= 0 && c <= n))
      throw at(i, new DomainError(fn, 'successes', `of integers in [0, attempts = ${n}]`, c));
  }
}

/** Throws unless both sides hold counts of the same prompts in the same order. */
export function checkPairs(fn: string, base: PassCounts, trained: PassCounts): void {
  checkCounts(fn, base);
  checkCounts(fn, trained);
  if (base.attempts.length !== trained.attempts.length)
    throw new DomainError(
      fn,
      'trained',
      `of the ${base.attempts.length} prompts of base, in the same order`,
      trained.attempts.length,
    );
}

/** Throws unless the level is inside (0, 1). */
export function checkLevel(fn: string, level: number): void {
  if (!(level > 0 && level < 1)) throw new DomainError(fn, 'level', 'in (0, 1)', level);
}

/** Throws unless x is a probability. NaN passes. */
export function checkProbability(fn: string, parameter: string, x: number): void {
  if (x < 0 || x > 1) throw new DomainError(fn, parameter, 'in [0, 1]', x);
}

/** Throws unless a posterior has positive, finite shapes. NaN passes. */
export function checkBeta(fn: string, { a, b }: { readonly a: number; readonly b: number }): void {
  if (a <= 0 || a === Infinity) throw new DomainError(fn, 'a', '> 0 and finite', a);
  if (b <= 0 || b === Infinity) throw new DomainError(fn, 'b', '> 0 and finite', b);
}

/** Throws unless the question is one of the two. */
export function checkQuestion(fn: string, over: PromptQuestion): void {
  if (over !== 'sample' && over !== 'these')
    throw new DomainError(fn, 'prompts', "'sample' or 'these'", over);
}

/** Throws unless ks are rising integers ≥ 1. */
export function checkKs(fn: string, ks: readonly number[]): void {
  ks.forEach((k, l) => {
    if (!(Number.isInteger(k) && k >= 1 && k > (ks[l - 1] ?? 0)))
      throw new DomainError(fn, 'ks', 'of rising integers ≥ 1', k);
  });
}

/** Throws unless n is an integer ≥ 1. NaN passes. */
export function checkN(fn: string, n: number): void {
  if (n < 1 || (!Number.isNaN(n) && !Number.isInteger(n)))
    throw new DomainError(fn, 'n', 'an integer ≥ 1', n);
}

function at(row: number, error: DomainError): DomainError {
  error.row = row;
  return error;
}
