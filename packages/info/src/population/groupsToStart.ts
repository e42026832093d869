import {
  checkNumber,
  checkObject,
  checkProbability,
  checkWhole,
  DomainError,
  lbeta,
  lgamma,
} from '@bits-per-sample/core';

/** What groups must be started for, and what is known of the share that is live. */
export interface BatchWish {
  /** Live groups that are wanted, an integer in [1, 65536]. */
  readonly batch: number;
  /** Share of groups that are live, in (0, 1]. */
  readonly live: number;
  /** Standard error of that share, ≥ 0; 0: known. Default 0. */
  readonly standardError?: number;
  /** Chance with which the batch is to be full, in (0, 1). Default 0.9. */
  readonly probability?: number;
}

/**
 * How many groups to start so that a batch of live groups is full with a given chance.
 *
 * `batch / live` fills it about every second time. What the share is known to is taken in: the
 * live groups among N started ones are beta-binomial, with ν = ℓ(1 − ℓ)/se² − 1 pseudo-groups
 * (binomial where the share is known).
 *
 * @param wish batch, live share, its standard error, the chance wanted.
 * @returns the least N; Infinity when more than 2²⁴ would be needed, NaN for a live share of NaN.
 * @throws {DomainError} a batch that is no such integer, live outside (0, 1], standardError < 0,
 *   probability outside (0, 1).
 *
 * @example
 * ```ts
 * const live = { batch: 64, live: 0.343, standardError: 0.02 };
 * groupsToStart({ ...live, probability: 0.5 }); // => 186
 * groupsToStart({ ...live, probability: 0.9 }); // => 216
 * ```
 */
export function groupsToStart(wish: BatchWish): number {
  const fn = 'groupsToStart';
  checkObject(fn, 'wish', wish);
  const { batch, live, standardError = 0, probability = 0.9 } = wish;
  checkWhole(fn, 'batch', batch, { least: 1, most: 65_536 });
  checkNumber(fn, 'live', live);
  checkNumber(fn, 'standardError', standardError);
  checkProbability(fn, 'probability', probability);
  if (!(probability > 0 && probability < 1))
    throw new DomainError(fn, 'probability', 'in (0, 1)', probability);
  if (live <= 0 || live > 1) throw new DomainError(fn, 'live', 'in (0, 1]', live);
  if (standardError < 0) throw new DomainError(fn, 'standardError', '≥ 0', standardError);
  if (Number.isNaN(live + standardError)) return NaN;
  if (live === 1) return batch;
  const known = standardError === 0 ? Infinity : (live * (1 - live)) / standardError ** 2 - 1;
  const pseudo = Math.max(1, known);
  const few = (started: number): number =>
    pseudo > 1e6
      ? fewerThan(batch, started, binomialLog(started, live))
      : fewerThan(batch, started, betaBinomialLog(started, live * pseudo, (1 - live) * pseudo));
  const fills = (started: number): boolean => 1 - few(started) >= probability;
  let high = Math.max(batch, Math.ceil(batch / live));
  while (!fills(high)) {
    if (high > 2 ** 24) return Infinity;
    high *= 2;
  }
  let low = batch - 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fills(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const choose = (n: number, k: number): number => lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);

const binomialLog =
  (n: number, p: number) =>
  (k: number): number =>
    choose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p);

function betaBinomialLog(n: number, a: number, b: number): (k: number) => number {
  const whole = lbeta(a, b);
  return (k) => choose(n, k) + lbeta(k + a, n - k + b) - whole;
}

/** Chance of fewer than `batch` live groups. */
function fewerThan(batch: number, started: number, log: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < Math.min(batch, started + 1); k++) sum += Math.exp(log(k));
  return sum;
}
