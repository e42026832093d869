import {
  type BetaPosterior,
  checkArray,
  checkObject,
  checkPassCounts,
  checkSameLength,
  digamma,
  type PassCounts,
} from '@bits-per-sample/core';
import { betaEntropyNats } from '../numeric/betaEntropyNats.ts';
import { checkBeliefs } from '../numeric/checkBeliefs.ts';
import { checkOut } from '../numeric/checkOut.ts';

/** Options of {@link posteriorEntropies}. */
export interface PosteriorOptions {
  /** Beta distribution before the rollouts. Default: Jeffreys' prior, a = b = ½. */
  readonly prior?: BetaPosterior;
  /** Where to write, shape [prompts]; not one of the counts. Default: a new column. */
  readonly out?: Float64Array;
}

/** Longest count that gets a table; a single longer one must not cost gigabytes. */
const TABLE = 2 ** 20;

/**
 * {@link expectedBinaryEntropy} of a whole column of prompts: posterior mean of H(p) from k
 * of n each.
 *
 * Counts are small integers, so three tables per prior replace all special functions: two
 * million prompts take as long as adding them up.
 *
 * @param counts successes and attempts, one entry per prompt; n = 0 gives the prior's mean.
 * @param options `prior`, default Jeffreys'; `out`.
 * @returns expected entropy of each prompt in bits, shape [prompts].
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts, with `row` set;
 *   columns of unequal length; or a prior that is not positive and finite.
 *
 * @example
 * ```ts
 * const counts = { successes: [0, 4], attempts: [8, 8] };
 * posteriorEntropies(counts)[1]; // => expectedBinaryEntropy({ a: 4.5, b: 4.5 })
 * ```
 */
export function posteriorEntropies(
  counts: PassCounts,
  options: PosteriorOptions = {},
): Float64Array {
  const fn = 'posteriorEntropies';
  checkObject(fn, 'counts', counts);
  const { successes, attempts } = counts;
  checkArray(fn, 'successes', successes);
  checkSameLength(fn, 'attempts', attempts, successes.length);
  checkObject(fn, 'options', options);
  const { prior = { a: 0.5, b: 0.5 }, out = new Float64Array(attempts.length) } = options;
  checkBeliefs(fn, 'prior', prior);
  checkOut(fn, out, attempts.length);
  // Tables for the counts of the first rows, as a rule enough for all; else for all counts.
  for (const rows of [Math.min(4096, attempts.length), attempts.length])
    if (lookUp(successes, attempts, prior, longest(attempts, rows), out)) return out;
  checkPassCounts(fn, counts); // a fault, or counts beyond any table
  const { a, b } = prior;
  for (let i = 0; i < attempts.length; i++) {
    const k = successes[i]!;
    out[i] = betaEntropyNats(a + k, b + (attempts[i]! - k)) / Math.LN2;
  }
  return out;
}

/** The largest count of the first rows that may have a table. */
function longest(attempts: ArrayLike<number>, rows: number): number {
  let most = 0;
  for (let i = 0; i < rows; i++) {
    const n = attempts[i]!;
    if (n > most && n < TABLE) most = n;
  }
  return most;
}

/** Fills `out` from tables for counts up to `length`; false when one has no place in them. */
function lookUp(
  successes: ArrayLike<number>,
  attempts: ArrayLike<number>,
  { a, b }: BetaPosterior,
  length: number,
  out: Float64Array,
): boolean {
  const total = table(a + b, length);
  const success = table(a, length);
  const failure = table(b, length);
  const s = a + b;
  let sum = 0;
  for (let i = 0; i < attempts.length; i++) {
    const attempted = attempts[i]!;
    const succeeded = successes[i]!;
    const n = attempted | 0;
    const k = succeeded | 0;
    if (n !== attempted || k !== succeeded) return false; // no integer
    const bits = (total[n]! - success[k]! - failure[n - k]!) / (attempted + s);
    out[i] = bits;
    sum += bits;
  }
  return !Number.isNaN(sum); // beside the tables there is undefined
}

/** x ψ(x + 1) / ln 2 at x = start + j. */
function table(start: number, length: number): Float64Array {
  const values = new Float64Array(length + 1);
  let psi = digamma(start + 1);
  for (let j = 0; j <= length; j++) {
    const x = start + j;
    values[j] = (x * psi) / Math.LN2;
    psi += 1 / (x + 1);
  }
  return values;
}
