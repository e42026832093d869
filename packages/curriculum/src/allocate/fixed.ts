import { DomainError } from '@bits-per-sample/core';
import type { Allocator } from '../strategy/stage.ts';

/** Options of {@link fixed}. */
export interface FixedOptions {
  /** Group size, an integer ≥ 1. Default 8. */
  readonly n?: number;
}

/**
 * Every group of the same size; a budget is dealt out evenly, the first groups getting one more.
 *
 * @param options `n`: default 8.
 * @returns the allocator. A group never gets less than one rollout, even past the budget.
 * @throws {DomainError} n no integer ≥ 1.
 *
 * @example
 * ```ts
 * fixed({ n: 16 }).n; // => 16
 * ```
 */
export function fixed({ n = 8 }: FixedOptions = {}): Allocator {
  if (!(Number.isInteger(n) && n >= 1)) throw new DomainError('fixed', 'n', 'an integer ≥ 1', n);
  return {
    n,
    allocate(_pool, rows, budget = n * rows.length) {
      const each = Math.floor(budget / rows.length);
      const more = budget - each * rows.length;
      return rows.map((_, k) => Math.max(1, each + (k < more ? 1 : 0)));
    },
  };
}
