import {
  checkAtLeast,
  checkLevel,
  checkNumbers,
  checkObject,
  checkSameLength,
  DomainError,
  normalQuantile,
  studentQuantile,
} from '@bits-per-sample/core';
import { reachOf } from './reachOf.ts';
import { satterthwaite } from './satterthwaite.ts';

/** Means of clusters, and what is known of them. */
export interface Clusters {
  /** Mean of each cluster, such as a prompt; shape [M]. */
  readonly means: ArrayLike<number>;
  /** Weight of each, 1 in all; shape [M]. Default: all alike. */
  readonly weights?: ArrayLike<number>;
  /** Largest bias that the mean may have, ≥ 0. Default 0. */
  readonly biasBound?: number;
  /** Least and largest value of the quantity. */
  readonly range: readonly [number, number];
  /** Nominal coverage, in (0, 1). Default 0.95. */
  readonly level?: number;
  /** Whether a cluster at either end of the range is thought to be seen too. Default true. */
  readonly pseudo?: boolean;
}

/** A weighted mean of clusters with its interval. */
export interface ClusterMean {
  /** The mean, within the range. */
  readonly value: number;
  /** Lower end of the interval. */
  readonly lower: number;
  /** Upper end of the interval. */
  readonly upper: number;
  /** Standard error, with two pseudo-clusters at the ends of the range. */
  readonly standardError: number;
  /** Degrees of freedom of it. */
  readonly freedom: number;
}

/**
 * The mean of a bounded quantity over independent clusters, with an interval that is honest about
 * bias, about few clusters, about unequal weights, and about values that happen to agree.
 *
 * V₀ = Σ ω²(x − θ̂)²/(1 − ω); with two pseudo-clusters at the ends a, b of the range and
 * M_e = 1/Σω²: V = [V₀(M_e − 1) + ((θ̂ − a)² + (b − θ̂)²)/M_e]/(M_e + 1). The half-width is
 * {@link biasAwareQuantile}(B/se)·se·t/z with {@link satterthwaite} degrees of freedom, up to a
 * quarter longer towards the side on which there is more room.
 *
 * @param clusters means, weights, bound on the bias, range, level.
 * @returns value, interval, standard error, degrees of freedom; with one cluster the interval is
 *   the range, and without any all is NaN.
 * @throws {DomainError} means or weights that are no numbers or of different lengths, biasBound < 0,
 *   a range that does not rise, level outside (0, 1).
 *
 * @see Bell & McCaffrey (2002); Imbens & Kolesár (2016); Armstrong & Kolesár (2018)
 *
 * @example
 * ```ts
 * const means = Array.from({ length: 40 }, (_, i) => (i % 5) / 4);
 * const { value, lower, upper } = clusterMean({ means, range: [0, 1] });
 * [lower, value, upper].map((x) => x.toFixed(2)); // => ['0.37', '0.50', '0.63']
 * ```
 */
export function clusterMean(clusters: Clusters): ClusterMean {
  const fn = 'clusterMean';
  checkObject(fn, 'clusters', clusters);
  const { means, range, biasBound = 0, level = 0.95, pseudo = true } = clusters;
  checkNumbers(fn, 'means', means);
  const { weights = new Float64Array(means.length).fill(1 / means.length) } = clusters;
  checkSameLength(fn, 'weights', weights, means.length);
  checkNumbers(fn, 'weights', weights);
  checkAtLeast(fn, 'biasBound', biasBound, 0);
  checkLevel(fn, level);
  checkNumbers(fn, 'range', range);
  const [least, most] = range;
  if (!(most > least)) throw new DomainError(fn, 'range', 'rising', range);
  if (means.length === 0)
    return { value: NaN, lower: NaN, upper: NaN, standardError: NaN, freedom: NaN };
  let raw = 0;
  let square = 0;
  for (let i = 0; i < means.length; i++) {
    raw += weights[i]! * means[i]!;
    square += weights[i]! ** 2;
  }
  const value = Math.min(most, Math.max(least, raw));
  const freedom = satterthwaite(weights);
  if (!(freedom > 0)) return { value, lower: least, upper: most, standardError: NaN, freedom };
  let between = 0;
  for (let i = 0; i < means.length; i++)
    between += (weights[i]! ** 2 * (means[i]! - raw) ** 2) / (1 - weights[i]!);
  const effective = 1 / square;
  const ends = ((value - least) ** 2 + (most - value) ** 2) / effective;
  const variance = pseudo ? (between * (effective - 1) + ends) / (effective + 1) : between;
  const standardError = Math.sqrt(variance);
  const t = studentQuantile((1 + level) / 2, freedom) / normalQuantile((1 + level) / 2);
  const half = reachOf(biasBound, standardError, level) * t;
  const longer = (room: number): number => half * Math.min(1.25, 1 + half / (2 * room));
  return {
    value,
    lower: Math.max(least, value - longer(most - value)),
    upper: Math.min(most, value + longer(value - least)),
    standardError,
    freedom,
  };
}
