import type { Table } from '@bits-per-sample/core';

/** Whether steps of several runs stand under the same numbers. */
export function hasSeveralRuns({ columns: { run } }: Table): boolean {
  if (run === undefined || !('codes' in run)) return false;
  return new Set(run.codes).size > 1;
}
