import { checkNumbers, checkPositive, checkProbability, DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../../check/withDefaults.ts';

/** Options of {@link plrWeights}. */
export interface PlrOptions {
  /** Temperature T > 0 of the ranks. Default 0.3. */
  readonly temperature?: number;
  /** Share ρ of the probability that goes by staleness, in [0, 1]. Default 0.3. */
  readonly stalenessWeight?: number;
}

/**
 * Replay probabilities of prioritised level replay: (1 − ρ) rank^(−1/T)/Z + ρ staleness/Z′.
 *
 * Ranks instead of scores make the mixture blind to the scale of the scores, which drifts while
 * the model learns. The staleness part is what keeps scores honest: a score is as old as the last
 * visit, so every task must be visited now and then to be re-scored.
 *
 * Tasks with equal scores share the weight of their ranks equally, so that no task wins by its
 * place in the pool. When nothing is stale the staleness part is uniform.
 *
 * @param scores shape [N]; the largest has rank 1. One NaN makes all NaN.
 * @param staleness steps since each task was last drawn, ≥ 0, shape [N].
 * @param options `temperature` T = 0.3; `stalenessWeight` ρ = 0.3. (The first code release has
 *   T = 0.1, ρ = 0.1; later maze work 0.3 and 0.3.)
 * @returns probabilities, shape [N], summing to 1.
 * @throws {DomainError} temperature ≤ 0, stalenessWeight outside [0, 1], a staleness < 0, or
 *   lengths that differ.
 *
 * @see Jiang et al. (2021), "Prioritized level replay", arXiv:2010.03934
 *
 * @example
 * ```ts
 * const p = plrWeights([0.1, 0.9, 0.4], [1, 2, 1], { temperature: 1, stalenessWeight: 0.5 });
 * Array.from(p, (x) => x.toFixed(3)); // => ['0.216', '0.523', '0.261']
 * ```
 */
export function plrWeights(
  scores: ArrayLike<number>,
  staleness: ArrayLike<number>,
  options: PlrOptions = {},
): Float64Array {
  const { temperature, stalenessWeight } = withDefaults('plrWeights', options, {
    temperature: 0.3,
    stalenessWeight: 0.3,
  });
  checkNumbers('plrWeights', 'scores', scores);
  checkNumbers('plrWeights', 'staleness', staleness);
  const { length } = scores;
  checkPositive('plrWeights', 'temperature', temperature);
  checkProbability('plrWeights', 'stalenessWeight', stalenessWeight);
  if (staleness.length !== length)
    throw new DomainError('plrWeights', 'staleness', `of length ${length}`, staleness.length);
  for (let i = 0; i < length; i++)
    if (staleness[i]! < 0)
      throw new DomainError('plrWeights', `staleness[${i}]`, '≥ 0', staleness[i]);
  const byRank = rankShares(scores, temperature);
  const byAge = shares(staleness);
  return byRank.map((x, i) => (1 - stalenessWeight) * x + stalenessWeight * byAge[i]!);
}

function rankShares(scores: ArrayLike<number>, temperature: number): Float64Array {
  const { length } = scores;
  const order = Array.from({ length }, (_, i) => i).sort(
    (i, j) => scores[j]! - scores[i]! || i - j,
  );
  const weights = new Float64Array(length);
  for (let from = 0, to = 0; from < length; from = to) {
    let tied = 0;
    for (; to < length && (to === from || scores[order[to]!] === scores[order[from]!]); to++)
      tied += Math.exp(-Math.log(to + 1) / temperature); // `**` is rounded differently when compiled
    for (let rank = from; rank < to; rank++)
      weights[order[rank]!] = tied / (to - from) + (Number.isNaN(scores[order[rank]!]) ? NaN : 0);
  }
  return shares(weights);
}

function shares(weights: ArrayLike<number>): Float64Array {
  let largest = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) largest = Math.max(largest, weights[i]!);
  for (let i = 0; i < weights.length; i++) total += weights[i]! / largest; // no overflow of the sum
  return Float64Array.from(weights, (x) =>
    largest === 0 ? 1 / weights.length : x / largest / total,
  );
}
