import {
  type Column,
  type Dictionary,
  dictionary,
  isDictionary,
  type Table,
} from '@bits-per-sample/core';
import type { TrialKeys } from '@bits-per-sample/sql';

/** How the rows of an engine become those of the readers of logs. */
export interface RowKeys {
  /** Which columns together name the group, and which the prompt. */
  readonly keys: TrialKeys;
  /** The step of all rows, where no column names it. */
  readonly step: number | undefined;
  /** What all rows are of, where no column says it. */
  readonly kind: string | undefined;
}

/** Rows of an engine as the readers give them: one name of the group, one of the prompt. */
export function trialTable(table: Table, { keys, step, kind }: RowKeys): Table {
  const { rowCount } = table;
  const parts = new Set([...keys.group, ...keys.prompt]);
  const columns: Record<string, Column> = {};
  for (const [name, column] of Object.entries(table.columns))
    if (!parts.has(name)) columns[name] = NAMES.has(name) ? named(column) : column;
  const group = joined(table, keys.group);
  columns.group = group;
  const [first] = keys.prompt;
  if (first !== undefined)
    columns.prompt = keys.group.includes(first) ? group : joined(table, keys.prompt);
  if (step !== undefined) columns.step = new Float64Array(rowCount).fill(step);
  if (kind !== undefined) columns.kind = { codes: new Int32Array(rowCount), values: [kind] };
  return { rowCount, columns };
}

const NAMES: ReadonlySet<string> = new Set(['run', 'category', 'kind', 'status']);

/** Several columns as one name; missing where one of them is. */
function joined(table: Table, names: readonly string[]): Dictionary {
  const parts = names.map((name) => named(table.columns[name]!));
  const [first, ...others] = parts as [Dictionary, ...Dictionary[]];
  if (others.length === 0) return first;
  return dictionary(
    Array.from({ length: table.rowCount }, (_, i) => {
      const texts = parts.map(({ codes, values }) => values[codes[i]!]);
      // escaped, so that ('a|b', 'c') and ('a', 'b|c') stay apart
      return texts.some((text) => text === undefined)
        ? undefined
        : texts.map((text) => text!.replace(/[\\|]/g, '\\$&')).join('|');
    }),
  );
}

/** A column as names: a number has one text. */
const named = (column: Column): Dictionary =>
  isDictionary(column)
    ? column
    : dictionary(Array.from(column, (x) => (Number.isNaN(x) ? undefined : String(x))));
