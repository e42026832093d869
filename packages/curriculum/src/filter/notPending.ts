import { DomainError } from '@bits-per-sample/core';
import { checkFloor } from '../check/checkFloor.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { Filter } from '../strategy/stage.ts';

/** Options of {@link notPending}. */
export interface NotPendingOptions {
  /** Policy versions after which an outcome is not waited for any longer, ≥ 1. Default 16. */
  readonly versions?: number;
  /** Share of the weight that a pending task keeps, in (0, 1]. Default 0.001. */
  readonly floor?: number;
}

const waiting = 'notPending.since';

/**
 * Outside while a group of the task is on its way: an asynchronous trainer does not ask the same
 * question twice before it has heard the answer.
 *
 * @param options `versions`: default 16, as `maxAge` of the curriculum; `floor`: default 0.001.
 * @returns the filter.
 * @throws {DomainError} versions below 1, floor outside (0, 1].
 *
 * @example
 * ```ts
 * notPending().name; // => 'notPending'
 * ```
 */
export function notPending(options: NotPendingOptions = {}): Filter {
  const { versions, floor } = withDefaults('notPending', options, {
    versions: 16,
    floor: 0.001,
  });
  if (!(versions >= 1)) throw new DomainError('notPending', 'versions', '≥ 1', versions);
  checkFloor('notPending', floor);
  return {
    name: 'notPending',
    floor,
    timed: true,
    columns: { [waiting]: -Infinity },
    drawn({ columns, clock, stratum }, row) {
      columns[waiting]![row] = clock[stratum[row]!]!;
    },
    observe({ columns }, row) {
      columns[waiting]![row] = -Infinity;
    },
    inside: ({ columns, clock, stratum }, row) =>
      clock[stratum[row]!]! - columns[waiting]![row]! >= versions,
  };
}
