import {
  checkNumber,
  checkObject,
  checkPositive,
  DomainError,
  type Estimate,
} from '@bits-per-sample/core';

/** What one sample costs, in any of four currencies. */
export interface SampleCost {
  /** FLOPs per sample. */
  readonly flops?: number;
  /** Tokens per sample, generated and trained on as one counts them. */
  readonly tokens?: number;
  /** Seconds per sample. */
  readonly seconds?: number;
  /** Dollars per sample. */
  readonly dollars?: number;
}

/** Bits per cost, with the interval of the bits. */
export interface InformationEfficiency {
  /** Samples per FLOP: the first factor. */
  readonly samplesPerFlop: number;
  /** Bits per sample: the second factor. */
  readonly bitsPerSample: Estimate;
  /** Their product. */
  readonly bitsPerFlop: Estimate<'bits/FLOP'>;
  /** Bits per token. */
  readonly bitsPerToken: Estimate<'bits/token'>;
  /** Bits per second. */
  readonly bitsPerSecond: Estimate<'bits/second'>;
  /** Bits per dollar. */
  readonly bitsPerDollar: Estimate<'bits/dollar'>;
}

/**
 * Bits per FLOP, token, second and dollar, each with the interval of the bits per sample.
 *
 * Cost is taken as known: the interval is that of the bits alone. Currencies that are not
 * given come out as NaN.
 *
 * @param bitsPerSample estimate, as {@link populationMean} gives it: of rewards an upper bound, so
 *   these are too.
 * @param cost of one sample, each > 0.
 * @returns the two factors and their products.
 * @throws {DomainError} a cost ≤ 0, or none at all.
 *
 * @example
 * ```ts
 * const counts = { successes: [0, 4], attempts: [4, 8] };
 * const bits = meanEntropy(counts, { method: 'plugin' }); // 0.5 bits/rollout
 * informationEfficiency(bits, { tokens: 100 }).bitsPerToken.value; // => 0.005
 * ```
 */
export function informationEfficiency(
  bitsPerSample: Estimate,
  cost: SampleCost,
): InformationEfficiency {
  const fn = 'informationEfficiency';
  checkObject(fn, 'bitsPerSample', bitsPerSample);
  for (const part of ['value', 'lower', 'upper', 'level', 'n'] as const)
    checkNumber(fn, `bitsPerSample.${part}`, bitsPerSample[part]);
  checkObject(fn, 'cost', cost);
  const { flops = NaN, tokens = NaN, seconds = NaN, dollars = NaN } = cost;
  if (!['flops', 'tokens', 'seconds', 'dollars'].some((name) => name in cost))
    throw new DomainError(fn, 'cost', 'with flops, tokens, seconds or dollars', 'none of them');
  for (const [name, amount] of Object.entries({ flops, tokens, seconds, dollars }))
    checkPositive(fn, name, amount);
  const per = <U extends string>(amount: number, unit: U): Estimate<U> => ({
    ...bitsPerSample,
    value: bitsPerSample.value / amount,
    lower: bitsPerSample.lower / amount,
    upper: bitsPerSample.upper / amount,
    unit,
  });
  return {
    samplesPerFlop: 1 / flops,
    bitsPerSample,
    bitsPerFlop: per(flops, 'bits/FLOP'),
    bitsPerToken: per(tokens, 'bits/token'),
    bitsPerSecond: per(seconds, 'bits/second'),
    bitsPerDollar: per(dollars, 'bits/dollar'),
  };
}
