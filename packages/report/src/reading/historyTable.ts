import type { Column, Table } from '@bits-per-sample/core';
import type { HistorySteps } from './historySteps.ts';

/** Values by step as a table of metrics, a row per step in rising order. */
export function historyTable(steps: HistorySteps): Table {
  const rows = [...steps].sort(([a], [b]) => a - b);
  const names = new Set(rows.flatMap(([, values]) => [...values.keys()]));
  const columns: Record<string, Column> = { step: Float64Array.from(rows, ([step]) => step) };
  for (const name of names)
    columns[name] = Float64Array.from(rows, ([, values]) => values.get(name) ?? Number.NaN);
  return { rowCount: rows.length, columns };
}
