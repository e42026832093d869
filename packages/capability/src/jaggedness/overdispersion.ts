import {
  checkLevel,
  checkObject,
  checkPassCounts,
  type Estimate,
  type IntervalOptions,
  lbeta,
  normalQuantile,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';

/**
 * Beta-binomial overdispersion ρ = 1/(a + b + 1) of pass rates: 0 when all categories share one
 * rate, 1 when each is all or nothing.
 *
 * ρ is the correlation of two attempts of the same category, and ρ · p̄ (1 − p̄) the variance of the
 * true rates: a spread that can be compared between benchmarks of different difficulty.
 *
 * Maximum likelihood; the interval holds all ρ whose profile likelihood is within the χ² quantile
 * of the best.
 *
 * @param counts successes and attempts, one entry per category; categories without attempts are left
 *   out.
 * @param options `level`, default 0.95.
 * @returns estimate of the correlation; undefined without two categories, two attempts in one of
 *   them, or when all or none succeeded.
 * @throws {DomainError} counts that are no counts, level outside (0, 1).
 *
 * @see Skellam (1948), doi:10.1111/j.2517-6161.1948.tb00014.x; Griffiths (1973), doi:10.2307/2529131
 *
 * @example
 * ```ts
 * const attempts = new Float64Array(6).fill(20);
 * overdispersion({ attempts, successes: Float64Array.of(2, 18, 9, 15, 1, 12) }).value.toFixed(2); // => '0.33'
 * overdispersion({ attempts, successes: Float64Array.of(9, 10, 11, 10, 9, 10) }).value.toFixed(2); // => '0.00'
 * ```
 */
export function overdispersion(
  counts: PassCounts,
  options: IntervalOptions = {},
): Estimate<'correlation'> {
  const fn = 'overdispersion';
  checkPassCounts(fn, counts);
  checkObject(fn, 'options', options);
  const { level = 0.95 } = options;
  checkLevel(fn, level);
  const rows = Array.from(counts.attempts, (n, i) => ({ n, c: counts.successes[i]! })).filter(
    ({ n }) => n > 0,
  );
  const m = rows.length;
  const total = rows.reduce((a, { n }) => a + n, 0);
  const passed = rows.reduce((a, { c }) => a + c, 0);
  const undecided = (reason: string) => undefinedEstimate('correlation', reason, { level, n: m });
  if (m < 2 || rows.every(({ n }) => n < 2)) return undecided('no two categories with two trials');
  if (passed === 0 || passed === total) return undecided('all or none succeeded');

  /** ln likelihood at mean rate p and correlation ρ, without the binomial coefficients. */
  const likelihood = (logit: number, rho: number): number => {
    const p = 1 / (1 + Math.exp(-logit));
    const q = 1 / (1 + Math.exp(logit));
    const size = 1 / rho - 1;
    return rows.reduce((sum, { c, n }) => {
      if (rho === 0) return sum + c * Math.log(p) + (n - c) * Math.log(q);
      return sum + lbeta(p * size + c, q * size + n - c) - lbeta(p * size, q * size);
    }, 0);
  };
  const start = Math.log(passed / (total - passed));
  const profile = (rho: number) =>
    maximum((logit) => likelihood(logit, rho), start - 6, start + 6).height;
  // on a scale that resolves both ends: ρ = s²
  const least = 1e-3;
  const best = maximum((s) => profile(s * s), least, 0.9999);
  const none = profile(0);
  const value = none >= best.height ? 0 : best.at ** 2;
  const limit = Math.max(none, best.height) - normalQuantile((1 + level) / 2) ** 2 / 2;
  const edge = (from: number, to: number): number => {
    let [inside, outside] = [from, to];
    for (let i = 0; i < 40; i++) {
      const middle = (inside + outside) / 2;
      if (profile(middle * middle) >= limit) inside = middle;
      else outside = middle;
    }
    return inside ** 2;
  };
  const at = Math.sqrt(value);
  return {
    value,
    lower: none >= limit ? 0 : edge(at, least),
    upper: profile(0.9999 ** 2) >= limit ? 1 : edge(at, 0.9999),
    level,
    n: m,
    unit: 'correlation',
    method: 'beta-binomial likelihood, profile',
  };
}

/** Maximum of a function with one peak, by golden sections. */
function maximum(
  f: (x: number) => number,
  from: number,
  to: number,
): { at: number; height: number } {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [from, to];
  let x = b - ratio * (b - a);
  let y = a + ratio * (b - a);
  let [fx, fy] = [f(x), f(y)];
  for (let i = 0; i < 45; i++) {
    if (fx >= fy) {
      [b, y, fy] = [y, x, fx];
      x = b - ratio * (b - a);
      fx = f(x);
    } else {
      [a, x, fx] = [x, y, fy];
      y = a + ratio * (b - a);
      fy = f(y);
    }
  }
  return fx >= fy ? { at: x, height: fx } : { at: y, height: fy };
}
