import { checkArray } from '../check/checkArray.ts';
import { checkNumbers } from '../check/checkNumbers.ts';
import { checkObject } from '../check/checkObject.ts';
import { checkSameLength } from '../check/checkSameLength.ts';
import { checkWhole } from '../check/checkWhole.ts';
import { DomainError } from '../errors.ts';
import { checkRng } from '../random/checkRng.ts';
import type { Rng } from '../random/createRng.ts';

/** Most resamples that a bootstrap makes: 2^20. */
export const MOST_RESAMPLES = 2 ** 20;

/** Options of {@link bootstrapReplicates}. */
export interface ReplicateOptions {
  /** Where chance comes from. */
  readonly rng: Rng;
  /** Resamples, in [1, 2^20]. Default: 1000, down to 200 from 20 000 clusters on. */
  readonly resamples?: number;
}

/**
 * Resamples clusters and evaluates functions of their summed sums: the cluster bootstrap.
 *
 * Rollouts of one prompt, or groups of one step, are not independent; prompts and steps nearly
 * are. So whole clusters are drawn with replacement, as many as there are, each reduced to a
 * few sums beforehand (count, Σy, Σw, Σwy, …). All functions see the same resamples, so that a
 * difference of two has an interval of its own.
 *
 * @param clusters sums of each cluster, shape [clusters × sums], at least one.
 * @param functions what to evaluate, by name; each takes the summed sums, shape [sums].
 * @param options `rng`; `resamples`.
 * @returns by name, the values over the resamples in ascending order, NaN last; shape [resamples].
 * @throws {DomainError} no clusters, clusters of unequal length, resamples outside [1, 2^20].
 *
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, §13.3
 *
 * @example
 * ```ts
 * const clusters = [[8, 3], [8, 5], [4, 1]]; // rollouts and successes of three prompts
 * const { rate } = bootstrapReplicates(
 *   clusters,
 *   { rate: ([n, successes]) => successes / n },
 *   { rng: createRng(7), resamples: 500 },
 * );
 * rate.length; // => 500
 * percentileInterval(rate, 0.9).map((end) => end.toFixed(3)); // => ['0.313', '0.550']
 * ```
 */
export function bootstrapReplicates<K extends string, Sums extends readonly number[]>(
  clusters: readonly Sums[],
  functions: Readonly<Record<K, (sums: Sums) => number>>,
  options: ReplicateOptions,
): Record<K, Float64Array> {
  checkObject('bootstrapReplicates', 'options', options);
  checkArray('bootstrapReplicates', 'clusters', clusters);
  if (clusters.length === 0)
    throw new DomainError('bootstrapReplicates', 'clusters', 'of length ≥ 1', 0);
  const fallback = Math.round(Math.min(1000, Math.max(200, 2e7 / clusters.length)));
  const { rng, resamples = fallback } = options;
  checkRng('bootstrapReplicates', rng);
  checkWhole('bootstrapReplicates', 'resamples', resamples, { least: 1, most: MOST_RESAMPLES });
  checkArray('bootstrapReplicates', 'clusters', clusters[0]!);
  const width = clusters[0]!.length;
  for (const cluster of clusters) {
    checkSameLength('bootstrapReplicates', 'clusters', cluster, width);
    checkNumbers('bootstrapReplicates', 'clusters', cluster);
  }
  checkObject('bootstrapReplicates', 'functions', functions);
  const named = Object.entries(functions) as [K, (sums: Sums) => number][];
  const out = named.map(([, value]) => ({ value, replicates: new Float64Array(resamples) }));
  const total = new Array<number>(width);
  for (let b = 0; b < resamples; b++) {
    total.fill(0);
    for (let c = 0; c < clusters.length; c++) {
      const cluster = clusters[Math.floor(rng.next() * clusters.length)]!;
      for (let j = 0; j < width; j++) total[j]! += cluster[j]!;
    }
    for (const { value, replicates } of out) replicates[b] = value(total as unknown as Sums);
  }
  return Object.fromEntries(named.map(([name], i) => [name, out[i]!.replicates.sort()])) as Record<
    K,
    Float64Array
  >;
}
