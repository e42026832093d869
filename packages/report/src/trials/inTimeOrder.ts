import { lgamma } from '@bits-per-sample/core';

/** Chance would put the rows of a shuffled log in such an order once in 2¹⁶ times. */
const LEAST_BITS = 16;

/**
 * Whether rows stand in an order of time: those of a step together, but for a few stretches. Of
 * all orders of the rows at most one in 2¹⁶ has no more stretches than a log in time order.
 *
 * @param rows rows of each step.
 * @param stretches stretches of rows of one step, in all steps together.
 * @returns whether chance would hardly do it.
 */
export function inTimeOrder(rows: readonly number[], stretches: number): boolean {
  const total = rows.reduce((sum, n) => sum + n, 0);
  if (2 * stretches > total) return false;
  const orders = rows.reduce((sum, n) => sum - lgamma(n + 1), lgamma(total + 1));
  const cuts = lgamma(total + 1) - lgamma(stretches + 1) - lgamma(total - stretches + 1);
  return orders - cuts - stretches * Math.log(rows.length) > LEAST_BITS * Math.LN2;
}
