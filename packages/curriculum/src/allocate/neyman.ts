import { checkGroupSize, checkWhole } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Allocator, Estimator } from '../strategy/stage.ts';

/** Options of {@link neyman}. */
export interface NeymanOptions {
  /** Mean group size, an integer ≥ 1. Default 8. */
  readonly groupSize?: number;
  /** Least group size, an integer ≥ 1. Default 2. */
  readonly least?: number;
}

/**
 * Rollouts in proportion to √(p(1 − p)), the spread of a task's rewards: the batch's mean reward
 * then has the least variance for its cost.
 *
 * @param estimate where pass rates come from: the estimator of the same strategy.
 * @param options `groupSize`: mean group size, default 8; `least`: default 2.
 * @returns the allocator. Sizes are rounded by largest remainders and sum to the budget, unless
 *   `least` for every group is more than that. A task that nothing is known of counts as p = ½.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], least none in [1, groupSize].
 *
 * @see Neyman (1934), doi:10.2307/2342192
 *
 * @example
 * ```ts
 * neyman(betaCounts(), { groupSize: 16 }).groupSize; // => 16
 * ```
 */
export function neyman(estimate: Estimator, options: NeymanOptions = {}): Allocator {
  const { groupSize, least } = withDefaults('neyman', options, {
    groupSize: 8,
    least: 2,
  });
  checkGroupSize('neyman', groupSize);
  checkWhole('neyman', 'least', least, { least: 1, most: groupSize });
  return {
    groupSize,
    allocate(pool, rows, budget = groupSize * rows.length) {
      const spread = rows.map((row) => {
        const p = estimate.mean(pool, row);
        return Number.isNaN(p) ? 0.5 : Math.sqrt(p * (1 - p));
      });
      const total = spread.reduce((sum, s) => sum + s, 0);
      const free = Math.max(0, budget - least * rows.length);
      const ideal = spread.map((s) => (total > 0 ? (free * s) / total : free / rows.length));
      const sizes = ideal.map((x) => least + Math.floor(x));
      const missing = free - ideal.reduce((sum, x) => sum + Math.floor(x), 0);
      const order = ideal.map((_, k) => k);
      const rest = (k: number) => ideal[k]! - Math.floor(ideal[k]!);
      order.sort((i, j) => rest(j) - rest(i) || i - j);
      for (const k of order.slice(0, missing)) sizes[k]!++;
      return sizes;
    },
  };
}
