import { checkAtLeast } from './check/checkAtLeast.ts';
import { checkLevel } from './check/checkLevel.ts';
import { checkObject } from './check/checkObject.ts';

/**
 * A number with the uncertainty it was measured with. The shape is frozen: seven
 * fields, none optional. A result with more to say is another type that contains one.
 *
 * An undefined quantity has `value`, `lower` and `upper` NaN (null in JSON) and a
 * `method` that gives the reason: see {@link undefinedEstimate}.
 *
 * @typeParam U the unit, for example `'bits'` or `'bits/rollout'`.
 */
export interface Estimate<U extends string = string> {
  /** The point estimate, in `unit`. */
  readonly value: number;
  /** Lower end of the interval, in `unit`. */
  readonly lower: number;
  /** Upper end of the interval, in `unit`. */
  readonly upper: number;
  /** Nominal coverage of [lower, upper], e.g. 0.95. */
  readonly level: number;
  /** Independent observations behind the estimate (prompts for a mean over prompts). */
  readonly n: number;
  /** Unit of value, lower and upper. */
  readonly unit: U;
  /** How value and interval were made: `'jeffreys'`, `'jackknife'`, `'bootstrap'`, … */
  readonly method: string;
}

/** Options of every function that returns an {@link Estimate}. */
export interface IntervalOptions {
  /** Nominal coverage, in (0, 1). Default 0.95. */
  readonly level?: number;
}

/**
 * The estimate of a quantity that the data do not determine: NaN, with the reason as
 * its method. "I cannot tell" is a normal answer; an invented number never is.
 *
 * @param unit unit the value would have had.
 * @param reason why it is undefined, in words a report can print.
 * @param options `level` asked for (default 0.95); `n`: observations there were (default 0).
 * @returns an estimate with NaN for value, lower and upper.
 * @throws {DomainError} level outside (0, 1), n < 0.
 *
 * @example
 * ```ts
 * undefinedEstimate('bits', 'no prompts').method; // => 'undefined: no prompts'
 * JSON.stringify(undefinedEstimate('bits', 'no prompts').value); // => 'null'
 * ```
 */
export function undefinedEstimate<U extends string>(
  unit: U,
  reason: string,
  options: IntervalOptions & { readonly n?: number } = {},
): Estimate<U> {
  checkObject('undefinedEstimate', 'options', options);
  const { level = 0.95, n = 0 } = options;
  checkLevel('undefinedEstimate', level);
  checkAtLeast('undefinedEstimate', 'n', n, 0);
  return { value: NaN, lower: NaN, upper: NaN, level, n, unit, method: `undefined: ${reason}` };
}
