import { DomainError } from '../errors.ts';

/** Options of {@link checkWhole}. */
export interface WholeOptions {
  /** Least integer that passes. Default 0. */
  readonly least?: number;
  /** Greatest integer that passes. Default 2^53 − 1. */
  readonly most?: number;
  /** Whether NaN passes, as it does for data but not for sizes. Default false. */
  readonly orNaN?: boolean;
}

/**
 * Refuses what is not an integer in a range: the check of sizes and counts. Give `most` where
 * work or memory grows with the number, so that a slip of the pen ends in an error and not in
 * a loop of hours.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter that is checked.
 * @param x the argument.
 * @param options `least` (default 0), `most` (default 2^53 − 1), `orNaN` (default false).
 * @throws {DomainError} x not an integer in [least, most], nor NaN where that passes.
 *
 * @example
 * ```ts
 * checkWhole('passAtK', 'k', 8, { least: 1 }); // => undefined
 * ```
 */
export function checkWhole(
  fn: string,
  parameter: string,
  x: number,
  { least = 0, most = Number.MAX_SAFE_INTEGER, orNaN = false }: WholeOptions = {},
): void {
  if (Number.isInteger(x) && x >= least && x <= most) return;
  if (orNaN && Number.isNaN(x)) return;
  const range = most >= Number.MAX_SAFE_INTEGER ? `≥ ${least}` : `in [${least}, ${most}]`;
  throw new DomainError(fn, parameter, `an integer ${range}`, x);
}
