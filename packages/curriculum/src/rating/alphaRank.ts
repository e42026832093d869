import { checkNumbers, DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';

/** Options of {@link alphaRank}. */
export interface AlphaRankOptions {
  /** Ranking intensity α, > 0: how strongly a payoff advantage is selected. Default Infinity. */
  readonly alpha?: number;
  /** Size of the evolving population m, an integer ≥ 2; matters for finite α. Default 50. */
  readonly population?: number;
  /** Least probability that a weaker strategy takes over all the same, in (0, ½). Default 1e-6. */
  readonly perturbation?: number;
}

/**
 * Alpha-rank: how long an evolving population stays with each strategy of a symmetric two-player
 * game, the stationary distribution of its takeovers.
 *
 * The judge where ratings fail: rock, paper and scissors get a third each, a strategy that beats
 * all others gets everything, and a cycle on top shares the mass. Single-population model: from
 * strategy s, each other r tries to invade with chance 1/(N − 1) and takes over with probability
 *
 *     ρ = (1 − e^(−αδ)) / (1 − e^(−mαδ)),   δ = payoff of r against s − payoff of s against r;
 *
 * with α infinite ρ is 1 for δ > 0, ½ for δ = 0 and 0 for δ < 0, kept off 0 and 1 by the
 * perturbation. An infinite α reads the sign of δ alone: with win rates from few games take a
 * finite one, of the order of 1 / (noise of δ).
 *
 * @param payoffs payoff of the row against the column, e.g. win rates; row-major, shape [N, N]. A
 *   NaN makes every entry NaN.
 * @param options `alpha`: default Infinity; `population`: default 50; `perturbation`: default 1e-6.
 * @returns share of time of each strategy, summing to 1; shape [N].
 * @throws {DomainError} payoffs not square, or an option outside its domain.
 *
 * @see Omidshafiei et al. (2019), doi:10.1038/s41598-019-45619-9
 *
 * @example
 * ```ts
 * const cycle = Float64Array.of(0.5, 0, 1, 1, 0.5, 0, 0, 1, 0.5);
 * Array.from(alphaRank(cycle), (p) => p.toFixed(3)); // => ['0.333', '0.333', '0.333']
 * ```
 */
export function alphaRank(
  payoffs: ArrayLike<number>,
  options: AlphaRankOptions = {},
): Float64Array {
  const { alpha, population, perturbation } = withDefaults('alphaRank', options, {
    alpha: Infinity,
    population: 50,
    perturbation: 1e-6,
  });
  const fn = 'alphaRank';
  checkNumbers(fn, 'payoffs', payoffs);
  const n = Math.round(Math.sqrt(payoffs.length));
  if (n * n !== payoffs.length)
    throw new DomainError(fn, 'payoffs', 'of length N²', payoffs.length);
  if (!(alpha > 0)) throw new DomainError(fn, 'alpha', '> 0', alpha);
  if (!(Number.isInteger(population) && population >= 2))
    throw new DomainError(fn, 'population', 'an integer ≥ 2', population);
  if (!(perturbation > 0 && perturbation < 0.5))
    throw new DomainError(fn, 'perturbation', 'in (0, ½)', perturbation);

  const takeover = (advantage: number): number => {
    const x = alpha * advantage;
    let free: number;
    if (advantage === 0) free = alpha === Infinity ? 0.5 : 1 / population;
    else if (alpha === Infinity) free = (Math.sign(advantage) + 1) / 2;
    else if (x > 0) free = Math.expm1(-x) / Math.expm1(-population * x);
    else free = (Math.exp((population - 1) * x) * Math.expm1(x)) / Math.expm1(population * x);
    return Math.min(1 - perturbation, Math.max(perturbation, free));
  };
  const chain = new Float64Array(n * n);
  for (let s = 0; s < n; s++)
    for (let r = 0; r < n; r++)
      if (r !== s)
        chain[s * n + r] = takeover(payoffs[r * n + s]! - payoffs[s * n + r]!) / Math.max(1, n - 1);
  return stationary(chain, n);
}

/** Stationary distribution of a chain, by elimination without subtraction (GTH, 1985). */
function stationary(chain: Float64Array, n: number): Float64Array {
  const share = new Float64Array(n);
  if (n === 0) return share;
  for (let k = n - 1; k > 0; k--) {
    let out = 0;
    for (let j = 0; j < k; j++) out += chain[k * n + j]!;
    for (let i = 0; i < k; i++) {
      chain[i * n + k]! /= out;
      const into = chain[i * n + k]!;
      for (let j = 0; j < k; j++) if (i !== j) chain[i * n + j]! += into * chain[k * n + j]!;
    }
  }
  share[0] = 1;
  let total = 1;
  for (let k = 1; k < n; k++) {
    for (let i = 0; i < k; i++) share[k]! += share[i]! * chain[i * n + k]!;
    total += share[k]!;
  }
  return share.map((x) => x / total);
}
