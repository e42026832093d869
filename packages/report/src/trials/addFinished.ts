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
  const isCut = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++)
    isCut[i] = codes[i]! < 0 ? Number.NaN : Number(codes[i] === cut);
  columns.cut = isCut;
  for (const measure of ['reward', 'success'] as const) {
    const column = columns[measure];
    if (column === undefined || isDictionary(column)) continue;
    columns[`finished_${measure}`] = column.map((x, i) =>
      codes[i]! < 0 || codes[i] === cut ? Number.NaN : x,
    );
  }
}
