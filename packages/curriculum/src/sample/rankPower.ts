import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Lot, Odds, Sampler } from './sampler.ts';
import { SumTree } from './sumTree.ts';
import { withReplacement } from './withReplacement.ts';

/** Options of {@link rankPower}. */
export interface RankPowerOptions {
  /** Temperature T, > 0. Default 0.3. */
  readonly temperature?: number;
  /** Share of the draws that go by staleness, in [0, 1]. Default 0.3. */
  readonly staleness?: number;
}

const drawnAt = 'rankPower.drawnAt';

/**
 * Draws with replacement by rank: shares (1 − ρ) rank^(−1/T) + ρ staleness, each normalised.
 *
 * Ranks do not care how scores are scaled. Staleness, the policy versions since a task was last
 * drawn, brings back those whose score is out of date. Sorting costs O(N log N) per ask: the one
 * sampler here that is meant for buffers of up to 10⁵ tasks, not for pools of 10⁶.
 *
 * @param options `temperature`: default 0.3; `staleness` ρ: default 0.3.
 * @returns the sampler. Tasks of equal weight rank by their place in the pool.
 * @throws {DomainError} temperature not positive, staleness outside [0, 1].
 *
 * @see Jiang, Grefenstette & Rocktäschel (2021), arXiv:2010.03934
 *
 * @example
 * ```ts
 * rankPower({ temperature: 0.1 }).replacement; // => true
 * ```
 */
export function rankPower(options: RankPowerOptions = {}): Sampler {
  const { temperature, staleness } = withDefaults('rankPower', options, {
    temperature: 0.3,
    staleness: 0.3,
  });
  if (!(temperature > 0)) throw new DomainError('rankPower', 'temperature', '> 0', temperature);
  if (!(staleness >= 0 && staleness <= 1))
    throw new DomainError('rankPower', 'staleness', 'in [0, 1]', staleness);
  const shares = ({ tree, rows }: Lot, { pool }: Odds): Float64Array => {
    const { size, weights } = tree;
    const order = Array.from({ length: size }, (_, leaf) => leaf);
    order.sort((i, j) => weights[j]! - weights[i]! || i - j);
    const ranked = new Float64Array(size);
    order.forEach((leaf, rank) => {
      ranked[leaf] = Math.exp(-Math.log(rank + 1) / temperature);
    });
    const stale = new Float64Array(size);
    for (let leaf = 0; leaf < size; leaf++) {
      const row = rows ? rows[leaf]! : leaf;
      stale[leaf] = pool.clock[pool.stratum[row]!]! - pool.columns[drawnAt]![row]!;
    }
    const sum = (xs: Float64Array) => xs.reduce((a, b) => a + b, 0);
    const rankSum = sum(ranked);
    const staleSum = sum(stale);
    const rho = staleSum > 0 ? staleness : 0;
    return ranked.map(
      (x, leaf) => ((1 - rho) * x) / rankSum + (rho && (rho * stale[leaf]!) / staleSum) || 1e-300,
    );
  };
  return {
    replacement: true,
    columns: { [drawnAt]: 0 },
    drawn(pool, row) {
      pool.columns[drawnAt]![row] = pool.clock[pool.stratum[row]!]!;
    },
    shares,
    sample: (lot, count, rng, odds) =>
      withReplacement().sample({ ...lot, tree: new SumTree(shares(lot, odds)) }, count, rng, odds),
  };
}
