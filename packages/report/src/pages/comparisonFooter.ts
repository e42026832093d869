import { formatPercent } from '@bits-per-sample/core';
import type { Comparison } from '../compare/comparison.ts';

/** What the intervals of the screen are. */
export function comparisonFooter({ level, question, categories: all }: Comparison): string {
  const asked = question === 'sample' ? 'for prompts like these' : 'for these prompts run again';
  const shown = all.length > 0 ? '; first try by category: one by one, else all at once' : '';
  return `(a to b): ${formatPercent(level)} ${asked}, at every k at once${shown}. Every k and category: \`details\`.`;
}
