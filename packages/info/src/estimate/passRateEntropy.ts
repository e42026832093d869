import {
  DomainError,
  type Estimate,
  type IntervalOptions,
  type PassCount,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { type CountEntropyMethod, countEntropy } from './countEntropy.ts';
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
 * and the interval says so. With many prompts use {@link meanEntropy}, which learns from
 * all of them what 0 of 8 usually means.
 *
 * @param counts `successes` and `attempts`, integers.
 * @param options `method` of the value; `level` of the interval, default 0.95.
 * @returns estimate in bits: the value by its method, the interval exact under Jeffreys' prior.
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts, or level outside (0, 1).
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
  { successes, attempts }: PassCount,
  { method = 'nsb', level = 0.95 }: PassRateEntropyOptions = {},
): Estimate<'bits'> {
  const fn = 'passRateEntropy';
  if (!(level > 0 && level < 1)) throw new DomainError(fn, 'level', 'in (0, 1)', level);
  if (!(Number.isInteger(attempts) && attempts >= 0))
    throw new DomainError(fn, 'attempts', 'an integer ≥ 0', attempts);
  if (!(Number.isInteger(successes) && successes >= 0 && successes <= attempts))
    throw new DomainError(fn, 'successes', `an integer in [0, attempts = ${attempts}]`, successes);
  if (attempts === 0) return undefinedEstimate('bits', 'no rollouts', { level });
  const beliefs = { a: successes + 0.5, b: attempts - successes + 0.5 };
  const value =
    method === 'beta-posterior'
      ? (expectedBinaryEntropy(beliefs) as number)
      : (countEntropy([successes, attempts - successes], { method }) as number);
  if (Number.isNaN(value))
    return undefinedEstimate('bits', `${method} needs more than one rollout`, { level, n: attempts });
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
