import { type Column, isDictionary } from '@bits-per-sample/core';

/**
 * Lengths of scored answers, and of the right ones, in place: where no row says how it ended,
 * those that are exactly as long as the longest tell of a limit.
 */
export function addLongest(columns: Record<string, Column>): void {
  const { output_tokens: tokens, reward, success, cut } = columns;
  if (cut !== undefined || tokens === undefined || isDictionary(tokens)) return;
  const right = success ?? reward;
  if (right === undefined || isDictionary(right)) return;
  columns.scored_tokens = tokens.map((n, i) => (Number.isNaN(right[i]!) ? Number.NaN : n));
  columns.right_tokens = tokens.map((n, i) => (right[i] === 1 ? n : Number.NaN));
}
