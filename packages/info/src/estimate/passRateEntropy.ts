import {
  checkLevel,
  checkObject,
  checkOneOf,
  checkPassCount,
  type Estimate,
  type IntervalOptions,
  type PassCount,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { countEntropy } from './countEntropy.ts';
import { type CountEntropyMethod, countEntropyMethods } from './countEntropyMethods.ts';
import { entropyPosteriorQuantile } from './entropyPosteriorQuantile.ts';
import { expectedBinaryEntropy } from './expectedBinaryEntropy.ts';

/** Options of {@link passRateEntropy}. */
export interface PassRateEntropyOptions extends IntervalOptions {
  /** Estimator, of {@link countEntropy} or `'beta-posterior'`. Default `'nsb'`. */
  readonly method?: CountEntropyMethod | 'beta-posterior';
}

/**
 * Bits per rollout of one prompt, from k successes in n rollouts.
 *
 * One prompt is little to go by: 0 of 8 is compatible with everything from 0 to 0.9 bits,
 * and the interval says so. For the mean over many prompts use {@link meanEntropy}: a mean of
 * these values keeps their bias.
 *
 * @param count `successes` and `attempts`, integers; NaN gives an undefined estimate.
 * @param options `method` of the value; `level` of the interval, default 0.95.
 * @returns estimate in bits: the value by its method, the interval exact under Jeffreys' prior.
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts, level
 *   outside (0, 1), or an unknown method.
 *
 * @see Wolpert & Wolf (1995), doi:10.1103/PhysRevE.52.6841
 *
 * @example
 * ```ts
 * passRateEntropy({ successes: 0, attempts: 8 }).value.toFixed(4); // => '0.1397'
 * passRateEntropy({ successes: 4, attempts: 8 }, { method: 'plugin' }).value; // => 1
 * ```
 */
export function passRateEntropy(
  count: PassCount,
  options: PassRateEntropyOptions = {},
): Estimate<'bits'> {
  const fn = 'passRateEntropy';
  checkPassCount(fn, count);
  checkObject(fn, 'options', options);
  const { method = 'nsb', level = 0.95 } = options;
  checkOneOf(fn, 'method', method, ['beta-posterior', ...countEntropyMethods]);
  checkLevel(fn, level);
  const { successes, attempts } = count;
  if (attempts === 0) return undefinedEstimate('bits', 'no rollouts', { level });
  if (Number.isNaN(successes + attempts))
    return undefinedEstimate('bits', 'unknown counts', { level, n: attempts });
  const beliefs = { a: successes + 0.5, b: attempts - successes + 0.5 };
  const value =
    method === 'beta-posterior'
      ? (expectedBinaryEntropy(beliefs) as number)
      : (countEntropy([successes, attempts - successes], { method }) as number);
  if (Number.isNaN(value))
    return undefinedEstimate('bits', `${method} needs more than one rollout`, {
      level,
      n: attempts,
    });
  const end = (probability: number) => entropyPosteriorQuantile(probability, beliefs) as number;
  return {
    value,
    lower: Math.min(value, end((1 - level) / 2)),
    upper: Math.max(value, end((1 + level) / 2)),
    level,
    n: attempts,
    unit: 'bits',
    method: `${method}; Jeffreys interval`,
  };
}
