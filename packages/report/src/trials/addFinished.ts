import { type Column, isDictionary } from '@bits-per-sample/core';

/**
 * Whether each rollout was cut off (`cut`), and the rewards and successes of those that were not,
 * in place; only where the log says how rollouts ended.
 */
export function addFinished(columns: Record<string, Column>): void {
  const { status } = columns;
  if (status === undefined || !isDictionary(status)) return;
  const cut = status.values.indexOf('truncated');
  if (cut < 0 && !status.values.includes('ok')) return;
  const { codes } = status;
  columns.cut = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : Number(code === cut)));
  for (const measure of ['reward', 'success'] as const) {
    const column = columns[measure];
    if (column === undefined || isDictionary(column)) continue;
    columns[`finished_${measure}`] = column.map((x, i) =>
      codes[i]! < 0 || codes[i] === cut ? Number.NaN : x,
    );
  }
}
