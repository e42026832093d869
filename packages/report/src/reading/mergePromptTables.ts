import {
  type Column,
  type Dictionary,
  dictionary,
  isDictionary,
  type Table,
} from '@bits-per-sample/core';

const MOST_LABELS = 50;

/**
 * What several files say of prompts, as one: a label that two files tell of one prompt differently is
 * given up, and a prompt with another text in another file has several.
 */
export function mergePromptTables(tables: readonly Table[]): Table | undefined {
  const [first] = tables;
  if (tables.length < 2) return first;
  const rows = new Map<string, number>();
  const at = tables.map(({ columns, rowCount }) => {
    const prompt = columns.prompt as Dictionary;
    return Int32Array.from({ length: rowCount }, (_, i) => {
      const name = prompt.values[prompt.codes[i]!]!;
      const row = rows.get(name) ?? rows.size;
      rows.set(name, row);
      return row;
    });
  });
  const size = rows.size;
  const columns: Record<string, Column> = { prompt: dictionary([...rows.keys()]) };
  for (const name of new Set(tables.flatMap((table) => Object.keys(table.columns)))) {
    const parts = tables.flatMap((table, k) => {
      const column = table.columns[name];
      return column === undefined ? [] : [{ column, rows: at[k]! }];
    });
    if (!name.startsWith('label:')) continue;
    const merged = mergedLabel(parts, size);
    if (merged !== undefined) columns[name] = merged;
  }
  return { rowCount: size, columns: { ...columns, ...mergedTexts(tables, at, size) } };
}

function mergedLabel(
  parts: readonly { readonly column: Column; readonly rows: Int32Array }[],
  size: number,
): Dictionary | undefined {
  const names = new Map<string, number>();
  const codes = new Int32Array(size).fill(-1);
  for (const { column, rows } of parts) {
    if (!isDictionary(column)) return undefined;
    for (const [i, row] of rows.entries()) {
      const name = column.values[column.codes[i]!];
      if (name === undefined) continue;
      const code = names.get(name) ?? names.size;
      names.set(name, code);
      if (codes[row]! >= 0 && codes[row] !== code) return undefined;
      codes[row] = code;
    }
  }
  return names.size > MOST_LABELS ? undefined : { codes, values: [...names.keys()] };
}

function mergedTexts(
  tables: readonly Table[],
  at: readonly Int32Array[],
  size: number,
): Record<string, Column> {
  const [hash, length] = [
    new Float64Array(size).fill(Number.NaN),
    new Float64Array(size).fill(Number.NaN),
  ];
  const several = new Float64Array(size);
  let any = false;
  for (const [k, { columns }] of tables.entries()) {
    const [hashes, lengths, marks] = ['text_hash', 'text_length', 'several_texts'].map(
      (name) => columns[name] as Float64Array | undefined,
    );
    if (hashes === undefined || lengths === undefined) continue;
    any = true;
    for (const [i, row] of at[k]!.entries()) {
      if (marks?.[i] === 1) several[row] = 1;
      if (Number.isNaN(hashes[i]!)) continue;
      if (!Number.isNaN(hash[row]!) && hash[row] !== hashes[i]) several[row] = 1;
      hash[row] = hashes[i]!;
      length[row] = lengths[i]!;
    }
  }
  return any ? { text_hash: hash, text_length: length, several_texts: several } : {};
}
