import { isDictionary, type Table } from '@bits-per-sample/core';
import type { Engine, EngineColumn, QueryOptions } from '@bits-per-sample/sql';

/** Rows that are looked at. */
export const PROBED = 2048;

/** A row as a line of JSON has it. */
export type ProbedRow = Readonly<Record<string, unknown>>;

/**
 * The first rows of a relation as objects.
 *
 * @param relation what stands behind FROM.
 * @param options `sparse`: a field that is missing is left out, as in a line of JSON.
 */
export async function probeRows(
  { engine, relation, columns }: ProbedRelation,
  { sparse, ...options }: QueryOptions & { readonly sparse: boolean },
): Promise<ProbedRow[]> {
  const { dialect } = engine;
  const readable = columns.filter(({ type }) => type !== 'other');
  const cells = readable.map(({ name, type }, i) => {
    const cell = `s.${dialect.ident(name)}`;
    const whole = typeof type === 'object' ? dialect.json(cell) : cell;
    return `${type === 'boolean' ? dialect.string(cell) : whole} AS ${dialect.ident(`c${i}`)}`;
  });
  if (cells.length === 0) return [];
  const sql = `SELECT ${cells.join(', ')} FROM ${relation} AS s LIMIT ${PROBED}`;
  const table = await engine.query(sql, options);
  return Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(
      readable.flatMap((column, i) => {
        const value = valueAt(table, i, row, column);
        return sparse && value === null ? [] : [[column.name, value]];
      }),
    ),
  );
}

/** A relation and what is known of it. */
export interface ProbedRelation {
  readonly engine: Engine;
  readonly relation: string;
  readonly columns: readonly EngineColumn[];
}

function valueAt(table: Table, at: number, row: number, { type }: EngineColumn): unknown {
  const column = table.columns[`c${at}`]!;
  if (!isDictionary(column))
    return Number.isNaN(column[row]) && type !== 'number' ? null : numberOf(column[row]!);
  const text = column.values[column.codes[row]!];
  if (text === undefined) return null;
  if (type === 'boolean') return /^(?:true|t|1)$/i.test(text);
  if (type === 'integer') return Number(text);
  return type === 'json' || typeof type === 'object' ? parsed(text) : text;
}

const numberOf = (x: number): number | null => (Number.isNaN(x) ? null : x);

/** A value of JSON; what is none is taken as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
