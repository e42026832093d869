import { lgamma } from '@bits-per-sample/core';

/** Chance would put the rows of a shuffled log in such an order once in 2¹⁴ times. */
const LEAST_BITS = 14;

/**
 * Whether rows stand in an order of time: those of a step together, and the steps rising but for a
 * few times. Of all orders of the rows, those that rise but for d times are at most
 * Π (n + d over d), over steps of n rows: a log in time order is one of so few that chance would
 * hardly make one.
 *
 * @param rows rows of each step.
 * @param stretches stretches of rows of one step, in all steps together.
 * @param back how often the step goes back.
 */
export function inTimeOrder(rows: readonly number[], stretches: number, back: number): boolean {
  const total = rows.reduce((sum, n) => sum + n, 0);
  // a single row here and there is the turn of a rollout, or no order at all
  if (2 * stretches > total) return false;
  const orders = rows.reduce((sum, n) => sum - lgamma(n + 1), lgamma(total + 1));
  const rising = rows.reduce(
    (sum, n) => sum + lgamma(n + back + 1) - lgamma(n + 1) - lgamma(back + 1),
    0,
  );
  return orders - rising > LEAST_BITS * Math.LN2;
}
