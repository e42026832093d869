import {
  type Bits,
  checkArray,
  checkObject,
  checkOneOf,
  checkWhole,
  DomainError,
  digamma,
} from '@bits-per-sample/core';
import { checkSetting } from '../numeric/checkSetting.ts';
import { digammaIncrement } from '../numeric/digammaIncrement.ts';
import { type CountEntropyMethod, countEntropyMethods } from './countEntropyMethods.ts';
import { nsbEntropyNats } from './nsbEntropyNats.ts';

/** Options of {@link countEntropy}. */
export interface CountEntropyOptions {
  /** Estimator. Default `'nsb'`. */
  readonly method?: CountEntropyMethod;
  /** Pseudo-count per level of the `'dirichlet'` prior, > 0. Default ½ (Jeffreys). */
  readonly alpha?: number;
}

/**
 * Entropy of a distribution from how often each of its levels was seen.
 *
 * For one prompt: `[successes, failures]`, or the counts of a graded reward's levels. Small
 * samples make all of these differ by more than their own error; a number without its
 * method cannot be compared. For the mean over many prompts see {@link populationMean}.
 *
 * - `'plugin'`: entropy of the frequencies; biased down by about (levels − 1)/2n nats.
 * - `'miller-madow'`: plus that bias, with the levels seen.
 * - `'jackknife'`: n·H − (n − 1)·mean H without one; nearly unbiased, may exceed log₂ levels,
 *   and must not be clipped before averaging; NaN for n < 2.
 * - `'chao-shen'`: weighted by coverage, for levels that were never seen.
 * - `'zhang'`: bias falls exponentially in n.
 * - `'grassberger-1988'`, `'grassberger-2003'`, `'schurmann-grassberger'`: digamma-corrected
 *   logarithms, made for many levels; not 0 for a prompt that always failed.
 * - `'dirichlet'`: posterior mean under a symmetric Dirichlet prior with `alpha`.
 * - `'nsb'` (default): posterior mean under a prior that is nearly flat in entropy; the best
 *   single answer for one prompt.
 *
 * Levels of count 0 matter to `'dirichlet'` and `'nsb'` and to no other.
 *
 * @param counts times that each level was seen, integers ≥ 0; shape [levels].
 * @param options `method` and `alpha`.
 * @returns entropy in bits; NaN without observations.
 * @throws {DomainError} a count that is not an integer ≥ 0, an unknown method, alpha ≤ 0, or
 *   fewer than two levels for `'nsb'`.
 *
 * @see Miller (1955); Grassberger (1988), doi:10.1016/0375-9601(88)90193-4, and (2003),
 *   arXiv:physics/0307138; Nemenman, Shafee & Bialek (2002), arXiv:physics/0108025; Chao & Shen
 *   (2003), doi:10.1023/A:1026096204727; Schürmann (2015), arXiv:1503.05911
 *
 * @example
 * ```ts
 * countEntropy([4, 4], { method: 'plugin' }); // => 1
 * countEntropy([0, 8]).toFixed(6); // => '0.139684'
 * ```
 */
export function countEntropy(counts: ArrayLike<number>, options: CountEntropyOptions = {}): Bits {
  const fn = 'countEntropy';
  checkArray(fn, 'counts', counts);
  checkObject(fn, 'options', options);
  const { method = 'nsb', alpha = 0.5 } = options;
  checkOneOf(fn, 'method', method, countEntropyMethods);
  checkSetting(fn, 'alpha', alpha);
  const all = Array.from(counts);
  all.forEach((count, i) => {
    checkWhole(fn, `counts[${i}]`, count, { most: Infinity });
  });
  const n = all.reduce((total, count) => total + count, 0);
  if (n === 0) return NaN;
  if (method === 'dirichlet') return dirichletMean(all, n, alpha) / Math.LN2;
  if (method === 'nsb' && all.length < 2)
    throw new DomainError(fn, 'counts', 'of at least two levels', all.length);
  if (method === 'nsb') return nsbEntropyNats(all, n) / Math.LN2;
  const seen = all.filter((count) => count > 0);
  if (method === 'chao-shen') return chaoShen(seen, n) / Math.LN2;
  const term = TERMS[method];
  const mean = seen.reduce((sum, count) => sum + (count / n) * term(count, n), 0);
  return (method === 'miller-madow' ? mean + (seen.length - 1) / (2 * n) : mean) / Math.LN2;
}

type Term = (c: number, n: number) => number;

/** ln(n/c) as each estimator reads it; the estimate is its mean over observations. */
const TERMS: Readonly<
  Record<Exclude<CountEntropyMethod, 'chao-shen' | 'dirichlet' | 'nsb'>, Term>
> = {
  plugin: logRatio,
  'miller-madow': logRatio,
  jackknife: (c, n) => (n < 2 ? NaN : withoutOne(n) - withoutOne(c)),
  zhang: (c, n) => digammaIncrement(c, n - c),
  'grassberger-1988': (c, n) => Math.log(n) - digamma(c) - parity(c) / (c + 1),
  'grassberger-2003': (c, n) => Math.log(n) - grassberger(c),
  'schurmann-grassberger': (c, n) => digamma(n) - grassberger(c),
};

function logRatio(c: number, n: number): number {
  return -Math.log1p((c - n) / n);
}

/** c ln c − (c − 1) ln(c − 1). */
function withoutOne(c: number): number {
  return c === 1 ? 0 : Math.log(c) - (c - 1) * Math.log1p(-1 / c);
}

function parity(c: number): number {
  return c % 2 === 0 ? 1 : -1;
}

function grassberger(c: number): number {
  return digamma(c) + (parity(c) / 2) * digammaIncrement(c / 2, 0.5);
}

function chaoShen(seen: number[], n: number): number {
  const once = seen.filter((count) => count === 1).length;
  const coverage = 1 - (once === n ? n - 1 : once) / n;
  return seen.reduce((sum, count) => {
    const p = (coverage * count) / n;
    const included = p === 1 ? 1 : -Math.expm1(n * Math.log1p(-p));
    return sum - (p * Math.log(p)) / included;
  }, 0);
}

function dirichletMean(counts: number[], n: number, alpha: number): number {
  const total = n + counts.length * alpha;
  return counts.reduce((sum, count) => {
    const share = count + alpha;
    const others = n - count + (counts.length - 1) * alpha;
    return sum + (share / total) * digammaIncrement(share + 1, others);
  }, 0);
}
