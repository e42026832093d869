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
  const [scored, won] = [tokens.slice(), tokens.slice()];
  for (let i = 0; i < tokens.length; i++) {
    if (Number.isNaN(right[i]!)) scored[i] = Number.NaN;
    if (right[i] !== 1) won[i] = Number.NaN;
  }
  columns.scored_tokens = scored;
  columns.right_tokens = won;
}
