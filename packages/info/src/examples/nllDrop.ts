import {
  checkLevel,
  checkNumbers,
  checkObject,
  checkSameLength,
  type Estimate,
  type IntervalOptions,
  studentQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { satterthwaite } from '../population/satterthwaite.ts';

/** What the same samples cost before and after training. */
export interface NllPairs {
  /** Negative log-likelihood of each sample before, summed over its tokens, in nats; shape [N]. */
  readonly before: ArrayLike<number>;
  /** The same after; shape [N]. */
  readonly after: ArrayLike<number>;
  /** Tokens of each sample, for bits per token; shape [N]. Default: not known. */
  readonly tokens?: ArrayLike<number>;
  /**
   * Number of the source of each sample, where the interval is to hold for other sources like these;
   * whole numbers, shape [N]. Default: the samples are independent.
   */
  readonly sources?: ArrayLike<number>;
}

/** Bits that samples gave up to a model. */
export interface NllDrop {
  /** Mean over samples. */
  readonly perSample: Estimate<'bits/sample'>;
  /** All bits over all tokens; undefined without `tokens`. */
  readonly perToken: Estimate<'bits/token'>;
}

/**
 * Bits absorbed per sample: by how much the surprisal of the same samples fell, (before − after)/ln 2.
 *
 * It is what training took out of a sample, where {@link surprisal} is what the sample offers. Of
 * samples that were trained on it is learned and memorised together; of held-out ones it is learned
 * alone. Below zero the model forgot.
 *
 * The interval is Student's over samples, for samples like these; with `sources` it is over sources
 * (each weighed by its samples, degrees of freedom by {@link satterthwaite}), for other sources like
 * these, and wider. Per token it is the same of the residuals of the ratio.
 *
 * @param pairs NLL before and after in nats, and what is known of the samples. A NaN makes NaN.
 * @param options `level` of the intervals.
 * @returns both means; with one sample, or one source, their ends are NaN.
 * @throws {DomainError} columns that are no numbers or of different lengths, level outside (0, 1).
 *
 * @see Bell & McCaffrey (2002), Bias reduction in standard errors for linear regression
 *
 * @example
 * ```ts
 * const { perSample } = nllDrop({ before: [120, 80], after: [90, 85] });
 * perSample.value.toFixed(3); // => '18.034'
 * const half = nllDrop({ before: [2 * Math.LN2], after: [Math.LN2], tokens: [2] });
 * half.perToken.value; // => 0.5
 * ```
 */
export function nllDrop(pairs: NllPairs, options: IntervalOptions = {}): NllDrop {
  const fn = 'nllDrop';
  checkObject(fn, 'pairs', pairs);
  checkObject(fn, 'options', options);
  const { before, after, tokens, sources } = pairs;
  const { level = 0.95 } = options;
  checkLevel(fn, level);
  checkNumbers(fn, 'before', before);
  for (const [name, column] of Object.entries({ after, tokens, sources })) {
    if (column === undefined && name !== 'after') continue;
    checkSameLength(fn, name, column!, before.length);
    checkNumbers(fn, name, column!);
  }
  const drops = Float64Array.from(before, (nats, i) => (nats - after[i]!) / Math.LN2);
  const n = drops.length;
  const one = new Float64Array(n).fill(1);
  const over = sources === undefined ? 'samples' : 'sources';
  const method = `mean, Student's interval over ${over}`;
  const made = <U extends string>(unit: U, sizes: ArrayLike<number>): Estimate<U> => ({
    ...ratio(drops, sizes, sources, level),
    level,
    n,
    unit,
    method,
  });
  return {
    perSample:
      n === 0
        ? undefinedEstimate('bits/sample', 'no samples', { level })
        : made('bits/sample', one),
    perToken:
      n === 0 || tokens === undefined
        ? undefinedEstimate('bits/token', n === 0 ? 'no samples' : 'no tokens', { level, n })
        : made('bits/token', tokens),
  };
}

/** Σ x / Σ size over clusters, with the interval of its residuals. */
function ratio(
  x: Float64Array,
  sizes: ArrayLike<number>,
  sources: ArrayLike<number> | undefined,
  level: number,
): { value: number; lower: number; upper: number } {
  let [sum, size] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    sum += x[i]!;
    size += sizes[i]!;
  }
  const value = sum / size;
  const residuals = x.map((drop, i) => drop - value * sizes[i]!);
  const { sums, weights } = clustered(residuals, sizes, size, sources);
  const freedom = satterthwaite(weights);
  if (!(freedom > 0)) return { value, lower: NaN, upper: NaN };
  let variance = 0;
  for (let c = 0; c < sums.length; c++) variance += sums[c]! ** 2 / (1 - weights[c]!);
  const margin = studentQuantile((1 + level) / 2, freedom) * (Math.sqrt(variance) / size);
  return { value, lower: value - margin, upper: value + margin };
}

/** Residuals summed by source, and the share of each in the size of all. */
function clustered(
  residuals: Float64Array,
  sizes: ArrayLike<number>,
  size: number,
  sources: ArrayLike<number> | undefined,
): { sums: Float64Array; weights: Float64Array } {
  if (sources === undefined)
    return { sums: residuals, weights: Float64Array.from(sizes, (each) => each / size) };
  const places = new Map<number, number>();
  const sums: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < residuals.length; i++) {
    const at = places.get(sources[i]!) ?? places.size;
    places.set(sources[i]!, at);
    sums[at] = (sums[at] ?? 0) + residuals[i]!;
    weights[at] = (weights[at] ?? 0) + sizes[i]! / size;
  }
  return { sums: Float64Array.from(sums), weights: Float64Array.from(weights) };
}
