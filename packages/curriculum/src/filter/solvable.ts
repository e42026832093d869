import { DomainError } from '@bits-per-sample/core';
import { checkFloor } from '../check/checkFloor.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { Filter } from '../strategy/stage.ts';

/** Options of {@link solvable}. */
export interface SolvableOptions {
  /** Rollouts in a row without any success after which a task is outside, ≥ 1. Default 64. */
  readonly rollouts?: number;
  /** Share of the weight that it keeps, in (0, 1]. Default 0.1. */
  readonly floor?: number;
}

const failures = 'solvable.failures';

/**
 * Outside after so many rollouts in a row without a success; inside again at the next success.
 *
 * @param options `rollouts`: default 64; `floor`: default 0.1.
 * @returns the filter.
 * @throws {DomainError} rollouts below 1, floor outside (0, 1].
 *
 * @example
 * ```ts
 * solvable({ rollouts: 32 }).name; // => 'solvable'
 * ```
 */
export function solvable(options: SolvableOptions = {}): Filter {
  const { rollouts, floor } = withDefaults('solvable', options, {
    rollouts: 64,
    floor: 0.1,
  });
  if (!(rollouts >= 1)) throw new DomainError('solvable', 'rollouts', '≥ 1', rollouts);
  checkFloor('solvable', floor);
  return {
    name: 'solvable',
    floor,
    columns: { [failures]: 0 },
    observe({ columns }, row, { attempts, successes }) {
      columns[failures]![row] = successes > 0 ? 0 : columns[failures]![row]! + attempts;
    },
    inside: ({ columns }, row) => columns[failures]![row]! < rollouts,
  };
}
