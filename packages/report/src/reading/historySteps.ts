import { type Column, isDictionary, type Table } from '@bits-per-sample/core';

/** Values by name, by step. */
export type HistorySteps = ReadonlyMap<number, ReadonlyMap<string, number>>;

/** Tables of metrics as values by step. */
export function historySteps(metrics: readonly Table[]): HistorySteps {
  const steps = new Map<number, Map<string, number>>();
  for (const { columns, rowCount } of metrics) {
    const numbers = Object.entries(columns).filter(
      (entry): entry is [string, Float64Array] => !isDictionary(entry[1] as Column),
    );
    for (let row = 0; row < rowCount; row++) {
      const { step: named } = columns;
      const step = named !== undefined && !isDictionary(named) ? named[row]! : row + 1;
      const values = steps.get(step) ?? new Map<string, number>();
      steps.set(step, values);
      for (const [name, column] of numbers)
        if (name !== 'step' && !Number.isNaN(column[row]!)) values.set(name, column[row]!);
    }
  }
  return steps;
}
