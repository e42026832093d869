import { isDictionary, type Table } from '@bits-per-sample/core';
import type { StepTotals } from '../trials/quarterMeans.ts';

/** What is above 0 in the first of these columns that the tables have; one value counts once. */
export function plainSeries(tables: readonly Table[], names: readonly string[]): StepTotals {
  for (const name of names) {
    const rows = tables.flatMap(({ columns, rowCount }) => {
      const [column, step] = [columns[name], columns.step];
      if (column === undefined || isDictionary(column)) return [];
      const at = (i: number): number => (step === undefined || isDictionary(step) ? i : step[i]!);
      return Array.from({ length: rowCount }, (_, i) => ({ step: at(i), x: column[i]! }));
    });
    const known = rows.filter(({ x }) => x > 0);
    if (known.length > 0)
      return {
        step: known.map(({ step }) => step),
        sum: known.map(({ x }) => x),
        count: known.map(() => 1),
      };
  }
  return { step: [], sum: [], count: [] };
}
