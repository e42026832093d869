import { meanOver } from '@bits-per-sample/trends';
import type { Change } from './change.ts';
import { fromTo } from './fromTo.ts';
import type { Headlines } from './headlines.ts';

/** Another headline over the same stretches. */
export function beforeNow(
  { reference, stretch }: Change,
  metric: string,
  { series }: Headlines,
): { before: number; now: number } | undefined {
  const own = series.get(metric);
  if (own === undefined) return undefined;
  return {
    before: meanOver(own, ...reference).mean,
    now: meanOver(own, ...stretch).mean,
  };
}

/** The same in words, e.g. `10 → 61 %`. */
export const moved = (change: Change, metric: string, facts: Headlines): string => {
  const found = beforeNow(change, metric, facts);
  return found === undefined ? 'not known' : fromTo(found.before, found.now);
};
