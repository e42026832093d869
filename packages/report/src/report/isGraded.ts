import { isDictionary, type Table } from '@bits-per-sample/core';
import type { ReportSource } from '../trials/reportSource.ts';
import { sum } from './numbers.ts';

/** Whether the log's own flag of success is something else: neither 0 nor 1 in many rollouts. */
export function isGraded({ oddSuccesses = 0 }: ReportSource, { columns }: Table): boolean {
  const flags = columns.success_n;
  if (flags === undefined || isDictionary(flags)) return oddSuccesses > 0;
  return oddSuccesses > 0.1 * (sum(flags) + oddSuccesses);
}
