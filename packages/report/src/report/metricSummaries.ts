import { isDictionary, type Table } from '@bits-per-sample/core';

/** One column of a metrics log. */
export interface MetricSummary {
  /** Name as logged. */
  readonly key: string;
  /** Logged values. */
  readonly n: number;
  /** Their mean. */
  readonly mean: number;
  /** The first. */
  readonly first: number;
  /** The last. */
  readonly last: number;
  /** Share that is exactly 0. */
  readonly zeroShare: number;
}

/** Every numeric column of the metrics logs: how often logged, mean, ends, share of zeros. */
export function metricSummaries(tables: readonly Table[]): MetricSummary[] {
  return [...columnsOf(tables)].map(([key, xs]) => ({
    key,
    n: xs.length,
    mean: xs.reduce((a, x) => a + x, 0) / xs.length,
    first: xs[0]!,
    last: xs.at(-1)!,
    zeroShare: xs.filter((x) => x === 0).length / xs.length,
  }));
}

function columnsOf(tables: readonly Table[]): Map<string, number[]> {
  const values = new Map<string, number[]>();
  for (const { columns } of tables) {
    for (const [key, column] of Object.entries(columns)) {
      if (isDictionary(column) || key === 'step' || key === 'epoch') continue;
      const known = [...column].filter((x) => Number.isFinite(x));
      if (known.length > 0) values.set(key, [...(values.get(key) ?? []), ...known]);
    }
  }
  return values;
}
