import {
  bitsFromNats,
  checkLevel,
  checkNumbers,
  checkObject,
  checkOneOf,
  type Estimate,
  type IntervalOptions,
  normalQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';

/** Options of {@link klFromBase}. */
export interface KlFromBaseOptions extends IntervalOptions {
  /** Estimator, default `'k3'`. */
  readonly method?: 'k1' | 'k2' | 'k3';
}

/**
 * KL(π‖base) per answer, from the log-probabilities of answers sampled from π under both.
 *
 * How far training moved. It is **not** bits learned: one bit of reward may move a policy by any
 * amount. Compare it with {@link minimumKl}, the least that the gain needed. With
 * d = log π − log base of one answer and r = e^−d:
 *
 * - `'k1'`: mean of d. Unbiased, noisy, may come out negative.
 * - `'k2'`: mean of d²/2. Low variance, biased where the policies are far apart.
 * - `'k3'`: mean of r − 1 + d. Unbiased and never negative; the default. Its mean is finite only
 *   where base does not put far more weight on an answer than π.
 *
 * Trainers that clamp d bias the tails: give the raw sums over the answer's tokens.
 *
 * @param logRatios log π − log base of each answer, **nats**, as logs carry them; shape [answers].
 *   NaN is missing and left out.
 * @param options `method`; `level`, default 0.95, of a normal interval of the mean.
 * @returns estimate in bits per answer; undefined below 2 answers.
 * @throws {DomainError} level outside (0, 1), or an unknown method.
 *
 * @see Schulman (2020), http://joschu.net/blog/kl-approx.html
 *
 * @example
 * ```ts
 * klFromBase([Math.LN2, Math.LN2, 0, 0], { method: 'k1' }).value; // => 0.5
 * klFromBase([0, 0]).value; // => 0
 * ```
 */
export function klFromBase(
  logRatios: ArrayLike<number>,
  options: KlFromBaseOptions = {},
): Estimate<'bits/answer'> {
  const fn = 'klFromBase';
  checkNumbers(fn, 'logRatios', logRatios);
  checkObject(fn, 'options', options);
  const { method = 'k3', level = 0.95 } = options;
  checkLevel(fn, level);
  checkOneOf(fn, 'method', method, ['k1', 'k2', 'k3']);
  const terms = {
    k1: (d: number) => d,
    k2: (d: number) => (d * d) / 2,
    k3: (d: number) => Math.expm1(-d) + d,
  };
  const term = terms[method];
  const values = Array.from(logRatios)
    .filter((d) => !Number.isNaN(d))
    .map((d) => bitsFromNats(term(d)));
  const n = values.length;
  if (n < 2) return undefinedEstimate('bits/answer', 'fewer than 2 answers', { level, n });
  const value = values.reduce((a, x) => a + x, 0) / n;
  const squares = values.reduce((a, x) => a + (x - value) ** 2, 0);
  const margin = normalQuantile((1 + level) / 2) * Math.sqrt(squares / (n - 1) / n);
  const lower = method === 'k1' ? value - margin : Math.max(0, value - margin);
  return { value, lower, upper: value + margin, level, n, unit: 'bits/answer', method };
}
