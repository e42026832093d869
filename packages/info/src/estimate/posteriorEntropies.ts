import { type BetaPosterior, DomainError, digamma } from '@bits-per-sample/core';
import { betaEntropyNats } from '../numeric/betaEntropyNats.ts';
import { checkBeta } from '../numeric/checkBeta.ts';
import type { PassCounts } from './passCounts.ts';

/** Options of {@link posteriorEntropies}. */
export interface PosteriorOptions {
  /** Beta distribution before the rollouts. Default: Jeffreys' prior, a = b = ½. */
  readonly prior?: BetaPosterior;
  /** Where to write, shape [prompts]. Default: a new column. */
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
 * const counts = { successes: Float64Array.of(0, 4), attempts: Float64Array.of(8, 8) };
 * posteriorEntropies(counts)[1]; // => expectedBinaryEntropy({ a: 4.5, b: 4.5 })
 * ```
 */
export function posteriorEntropies(
  { successes, attempts }: PassCounts,
  { prior = { a: 0.5, b: 0.5 }, out = new Float64Array(attempts.length) }: PosteriorOptions = {},
): Float64Array {
  const fn = 'posteriorEntropies';
  checkBeta(fn, prior);
  if (successes.length !== attempts.length)
    throw new DomainError(fn, 'attempts', `of length ${successes.length}`, attempts.length);
  let longest = 0;
  for (let i = 0; i < attempts.length; i++) {
    const n = attempts[i]!;
    if (n > longest && n < TABLE) longest = n;
  }
  const { a, b } = prior;
  const scale = new Float64Array(longest + 1).map((_, n) => 1 / ((n + a + b) * Math.LN2));
  const total = table(a + b, longest).map((x, n) => x * scale[n]!);
  const success = table(a, longest);
  const failure = table(b, longest);
  // No branches here: a count that is no integer shows in `odd`, one beside the tables as NaN.
  let odd = 0;
  let all = 0;
  for (let i = 0; i < attempts.length; i++) {
    const n = attempts[i]! | 0;
    const k = successes[i]! | 0;
    odd |= Number(n !== attempts[i]) | Number(k !== successes[i]);
    const bits = total[n]! - (success[k]! + failure[n - k]!) * scale[n]!;
    out[i] = bits;
    all += bits;
  }
  if (odd === 0 && !Number.isNaN(all)) return out;
  for (let i = 0; i < attempts.length; i++) out[i] = one(i, successes[i]!, attempts[i]!, prior);
  return out;
}

/** x ψ(x + 1) at x = start + j. */
function table(start: number, length: number): Float64Array {
  const values = new Float64Array(length + 1);
  let psi = digamma(start + 1);
  for (let j = 0; j <= length; j++) {
    const x = start + j;
    values[j] = x * psi;
    psi += 1 / (x + 1);
  }
  return values;
}

/** The same for one prompt, of any size, or the fault in it. */
function one(row: number, k: number, n: number, { a, b }: BetaPosterior): number {
  const fn = 'posteriorEntropies';
  const fault = !(Number.isInteger(n) && n >= 0)
    ? new DomainError(fn, 'attempts', 'of integers ≥ 0', n)
    : !(Number.isInteger(k) && k >= 0 && k <= n)
      ? new DomainError(fn, 'successes', `of integers in [0, attempts = ${n}]`, k)
      : undefined;
  if (fault) {
    fault.row = row;
    throw fault;
  }
  return betaEntropyNats(a + k, b + (n - k)) / Math.LN2;
}
