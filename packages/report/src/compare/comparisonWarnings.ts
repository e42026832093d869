import { formatPercent, formatPlural } from '@bits-per-sample/core';
import type { ComparisonSide } from './comparison.ts';

/** Share of a log's prompts without a partner from which it is said on top. */
const SHARE = 0.1;

/** What a reader must know before any number: that a comparison is about part of a log only. */
export function comparisonWarnings(
  sides: { readonly base: ComparisonSide; readonly trained: ComparisonSide },
  paired: number,
): string[] {
  return [
    { side: sides.base, here: 'before', there: 'after' },
    { side: sides.trained, here: 'after', there: 'before' },
  ].flatMap(({ side: { unpaired, prompts }, here, there }) =>
    unpaired > SHARE * prompts
      ? [
          `${formatPercent(unpaired / prompts)} of the prompts ${here} (${unpaired} of ${prompts}) are not in the log ${there}: all numbers are about the ${formatPlural(paired, 'prompt')} in both.`,
        ]
      : [],
  );
}
