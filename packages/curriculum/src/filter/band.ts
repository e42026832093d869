import { DomainError } from '@bits-per-sample/core';
import { checkFloor } from '../check/checkFloor.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { Filter } from '../strategy/stage.ts';

/** Options of {@link band}. */
export interface BandOptions {
  /** Lowest pass rate inside. Default 0.2. */
  readonly lower?: number;
  /** Highest pass rate inside. Default 0.8. */
  readonly upper?: number;
  /** Share of the weight that tasks outside keep, in (0, 1]. Default 0.1. */
  readonly floor?: number;
}

/**
 * Inside while the estimated pass rate lies in a band. Tasks that nothing is known of are inside.
 *
 * @param options `lower`: default 0.2; `upper`: default 0.8; `floor`: default 0.1.
 * @returns the filter.
 * @throws {DomainError} an empty band, floor outside (0, 1].
 *
 * @example
 * ```ts
 * band({ floor: 0.05 }).floor; // => 0.05
 * ```
 */
export function band(options: BandOptions = {}): Filter {
  const { lower, upper, floor } = withDefaults('band', options, {
    lower: 0.2,
    upper: 0.8,
    floor: 0.1,
  });
  if (!(lower <= upper)) throw new DomainError('band', 'lower', `≤ upper = ${upper}`, lower);
  checkFloor('band', floor);
  return {
    name: 'band',
    floor,
    inside: (_pool, _row, mean) => !(mean < lower || mean > upper),
  };
}
