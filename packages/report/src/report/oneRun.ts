import { isDictionary, type Table } from '@bits-per-sample/core';
import type { Warnings } from './warnings.ts';

/** The tables of one run: where a log holds several, of the one with the most steps. */
export function oneRun(tables: readonly Table[], warnings: Warnings): readonly Table[] {
  const rows = new Map<string, number>();
  for (const { columns, rowCount } of tables) {
    const { run } = columns;
    if (run === undefined || !isDictionary(run)) continue;
    for (let i = 0; i < rowCount; i++) {
      const name = run.values[run.codes[i]!] ?? '';
      rows.set(name, (rows.get(name) ?? 0) + 1);
    }
  }
  if (rows.size < 2) return tables;
  const [[longest, steps] = ['', 0]] = [...rows].sort(([, a], [, b]) => b - a);
  warnings.alarm(
    'one-run-of-several',
    `The log holds ${rows.size} runs, and all that is said here is of one of them: ${longest || 'the one without a name'}, with ${steps} steps the longest. \`where: { run: NAME }\` reads another.`,
  );
  return tables.map((table) => rowsOf(table, longest));
}

function rowsOf({ columns, rowCount }: Table, name: string): Table {
  const { run } = columns;
  if (run === undefined || !isDictionary(run)) return { columns, rowCount };
  const kept = Array.from({ length: rowCount }, (_, i) => i).filter(
    (i) => (run.values[run.codes[i]!] ?? '') === name,
  );
  return {
    rowCount: kept.length,
    columns: Object.fromEntries(
      Object.entries(columns).flatMap(([key, column]) =>
        isDictionary(column) ? [] : [[key, Float64Array.from(kept, (i) => column[i]!)]],
      ),
    ),
  };
}
