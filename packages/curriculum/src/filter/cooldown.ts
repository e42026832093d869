import { DomainError } from '@bits-per-sample/core';
import { checkFloor } from '../check/checkFloor.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { Filter } from '../strategy/stage.ts';

/** Options of {@link cooldown}. */
export interface CooldownOptions {
  /** Policy versions after a draw during which a task is outside, ≥ 0. Default 1. */
  readonly versions?: number;
  /** Share of the weight that it keeps meanwhile, in (0, 1]. Default 0.001. */
  readonly floor?: number;
}

const drawnAt = 'cooldown.drawnAt';

/**
 * Outside for some policy versions after each draw: the same task does not come again at once.
 *
 * @param options `versions`: default 1; `floor`: default 0.001.
 * @returns the filter.
 * @throws {DomainError} versions negative, floor outside (0, 1].
 *
 * @example
 * ```ts
 * cooldown({ versions: 4 }).name; // => 'cooldown'
 * ```
 */
export function cooldown(options: CooldownOptions = {}): Filter {
  const { versions, floor } = withDefaults('cooldown', options, {
    versions: 1,
    floor: 0.001,
  });
  if (!(versions >= 0)) throw new DomainError('cooldown', 'versions', '≥ 0', versions);
  checkFloor('cooldown', floor);
  return {
    name: 'cooldown',
    floor,
    timed: true,
    columns: { [drawnAt]: -Infinity },
    drawn({ columns, clock, stratum }, row) {
      columns[drawnAt]![row] = clock[stratum[row]!]!;
    },
    inside: ({ columns, clock, stratum }, row) =>
      clock[stratum[row]!]! - columns[drawnAt]![row]! >= versions,
  };
}
