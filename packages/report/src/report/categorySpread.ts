import { jaggedness } from '@bits-per-sample/capability';
import type { Estimate } from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';
import { defined } from './numbers.ts';

/** Whether categories differ beyond noise. */
export interface ReportJaggedness {
  /** `'jagged'` when the interval of the spread excludes 0. */
  readonly verdict: 'jagged' | 'not certified' | 'cannot tell';
  /** Standard deviation of the categories' true pass rates; null when it cannot be told. */
  readonly spread: Estimate<'probability'> | null;
  /** Why it cannot be told; empty when it can. */
  readonly reason: string;
}

const unknown = (reason: string): ReportJaggedness => ({
  verdict: 'cannot tell',
  spread: null,
  reason,
});

/** Do pass rates differ between categories by more than noise? Groups are the sampling unit. */
export function categorySpread(groups: Groups | undefined, level: number): ReportJaggedness {
  if (groups?.category === undefined) return unknown('the log names no category');
  if (groups.success.source === 'none') return unknown('rewards without a success rule');
  const scored = (_: number, i: number) => groups.attempts[i]! > 0;
  const { spread, verdict } = jaggedness(
    { successes: groups.successes.filter(scored), attempts: groups.attempts.filter(scored) },
    groups.category.codes.filter(scored),
    { level },
  );
  const told = defined(spread);
  return told === null
    ? unknown(spread.method.replace('undefined: ', ''))
    : { verdict, spread: told, reason: '' };
}
