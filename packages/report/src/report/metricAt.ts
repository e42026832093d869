import { isDictionary, type Table } from '@bits-per-sample/core';

/** Values of a column of metrics by step, the last of a step; empty where no table has it. */
export function metricAt(tables: readonly Table[], name: string): Map<number, number> {
  const found = new Map<number, number>();
  for (const { columns, rowCount } of tables) {
    const [column, step] = [columns[name], columns.step];
    if (column === undefined || isDictionary(column)) continue;
    for (let i = 0; i < rowCount; i++) {
      const at = step === undefined || isDictionary(step) ? i : step[i]!;
      if (Number.isFinite(at) && Number.isFinite(column[i]!)) found.set(at, column[i]!);
    }
  }
  return found;
}
