import { checkAtLeast, formatPercent } from '@bits-per-sample/core';
import type { CostReason, PlanCosts } from './costs.ts';

/** What more rollouts of a run cost. */
export interface CostsAhead {
  /** Rollouts, beside those of the log. */
  readonly rollouts: number;
  /** FLOPs, at the lengths of the last quarter. */
  readonly flops: number | null;
  /** In the currency of the prices. */
  readonly dollars: number | null;
  /** Why dollars are refused, where they are. */
  readonly reasons: readonly CostReason[];
}

/** A change of the length of answers that makes dollars far ahead a guess. */
const CHANGED = 0.25;

/**
 * What more rollouts cost, as long as answers stay as long as they are.
 *
 * Dollars for more rollouts than the log holds (beyond twice of what was) are refused where the mean
 * length of answers changed by more than 25 % within the log, or its change is not known. FLOPs are
 * told, at the lengths of the last quarter: say the trend beside them.
 *
 * @param costs what {@link planCosts} returned.
 * @param more rollouts, beside those of the log, ≥ 0.
 * @returns FLOPs and dollars; null where the cost of a rollout is, or where dollars are refused.
 * @throws {DomainError} a negative number.
 *
 * @example
 * ```ts
 * const rows = [0, 1, 1, 1].map((reward) => ({ group: 'a', reward, input_tokens: 200, output_tokens: 1000 }));
 * const costs = planCosts(await report(rows), { model: 1e9 });
 * costsAhead(costs, 100).flops; // => 9.3e14
 * ```
 */
export function costsAhead(costs: PlanCosts, more: number): CostsAhead {
  checkAtLeast('costsAhead', 'more', more, 0);
  const { rollout, rollouts, lengthTrend: trend } = costs;
  const beyond = rollouts === null || more > rollouts;
  const steady = trend !== null && Math.abs(trend.change) <= CHANGED;
  const refused = rollout.dollars !== null && beyond && !steady;
  const message =
    trend === null
      ? 'Dollars beyond twice the logged rollouts are not told: whether answers grow cannot be seen in this log. A log of four steps or more would show it.'
      : `Dollars beyond twice the logged rollouts are not told: answers became ${formatPercent(Math.abs(trend.change))} ${trend.change > 0 ? 'longer' : 'shorter'} within the log. A longer log, in which their length settles, would allow it.`;
  const times = (x: number | null): number | null => (x === null ? null : x * more);
  return {
    rollouts: more,
    flops: times(rollout.flops),
    dollars: refused ? null : times(rollout.dollars),
    reasons: refused ? [{ code: 'length-changes', message, fields: ['dollars'] }] : [],
  };
}
