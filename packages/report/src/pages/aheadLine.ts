import { formatPercent } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';

/** One sentence on the pass rate to come; '' where none may be told. */
export function aheadLine({ ahead }: Report): string {
  if (ahead === undefined) return '';
  const { value, lower, upper } = ahead.twice;
  return `Ahead, if nothing changes: pass rate ${formatPercent(value)} (${formatPercent(lower)} to ${formatPercent(upper)}, 8 of 10 times) with twice the rollouts. More: plan`;
}
