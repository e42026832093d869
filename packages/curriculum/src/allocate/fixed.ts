import { checkGroupSize } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Allocator } from '../strategy/stage.ts';

/** Options of {@link fixed}. */
export interface FixedOptions {
  /** Group size, an integer in [1, 2²⁰]. Default 8. */
  readonly groupSize?: number;
}

/**
 * Every group of the same size; a budget is dealt out evenly, the first groups getting one more.
 *
 * @param options `groupSize`: default 8.
 * @returns the allocator. A group never gets less than one rollout, even past the budget.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰].
 *
 * @example
 * ```ts
 * fixed({ groupSize: 16 }).groupSize; // => 16
 * ```
 */
export function fixed(options: FixedOptions = {}): Allocator {
  const { groupSize } = withDefaults('fixed', options, {
    groupSize: 8,
  });
  checkGroupSize('fixed', groupSize);
  return {
    groupSize,
    allocate(_pool, rows, budget = groupSize * rows.length) {
      const each = Math.floor(budget / rows.length);
      const more = budget - each * rows.length;
      return rows.map((_, k) => Math.max(1, each + (k < more ? 1 : 0)));
    },
  };
}
