import { checkAtLeast } from '@bits-per-sample/core';

/** ln 10 / 400: natural log-odds per Elo point. */
const q = Math.LN10 / 400;

/**
 * How much an opponent's rating counts, given how well it is known:
 * g = 1 / √(1 + 3 q² RD² / π²), q = ln 10 / 400.
 *
 * An opponent with an uncertain rating may be far stronger or far weaker than it says, so the
 * expected score is pulled towards ½. Leaving g out calls matches decided that are not.
 *
 * @param deviation rating deviation RD of the opponent, in Elo points, ≥ 0. NaN gives NaN.
 * @returns factor in (0, 1]; 1 when the rating is known exactly.
 * @throws {DomainError} deviation < 0.
 *
 * @see Glickman (1999), doi:10.1111/1467-9876.00159
 *
 * @example
 * ```ts
 * glickoG(0); // => 1
 * glickoG(350).toFixed(4); // => '0.6691'
 * ```
 */
export function glickoG(deviation: number): number {
  checkAtLeast('glickoG', 'deviation', deviation, 0);
  return 1 / Math.hypot(1, (Math.sqrt(3) * q * deviation) / Math.PI);
}
