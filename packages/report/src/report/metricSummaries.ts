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
  /** Their mean in the current window; null where the window has none, or is the run. */
  readonly now: number | null;
}

/**
 * Every numeric column of the metrics logs: how often logged, mean, ends, share of zeros.
 *
 * @param from first step of the current window; null where that is the run.
 */
export function metricSummaries(
  tables: readonly Table[],
  from: number | null = null,
): MetricSummary[] {
  return [...columnsOf(tables)].map(([key, { values, steps }]) => {
    const window = from === null ? [] : values.filter((_, i) => steps[i]! >= from);
    return {
      key,
      n: values.length,
      mean: meanOf(values),
      first: values[0]!,
      last: values.at(-1)!,
      zeroShare: values.filter((x) => x === 0).length / values.length,
      now: window.length === 0 ? null : meanOf(window),
    };
  });
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

/** What a column holds, where it holds a number. */
interface Logged {
  readonly values: number[];
  readonly steps: number[];
}

function columnsOf(tables: readonly Table[]): Map<string, Logged> {
  const found = new Map<string, Logged>();
  for (const { columns, rowCount } of tables) {
    const { step } = columns;
    for (const [key, column] of Object.entries(columns)) {
      if (isDictionary(column) || key === 'step' || key === 'epoch') continue;
      const known = found.get(key) ?? { values: [], steps: [] };
      for (let i = 0; i < rowCount; i++) {
        if (!Number.isFinite(column[i]!)) continue;
        known.values.push(column[i]!);
        known.steps.push(step === undefined || isDictionary(step) ? i : step[i]!);
      }
      if (known.values.length > 0) found.set(key, known);
    }
  }
  return found;
}
