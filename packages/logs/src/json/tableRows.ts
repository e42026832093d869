import { isObject } from '../rows/objectOf.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { textOf } from '../rows/textOf.ts';

const NUMBERED = /^(input|output|score)_(\d+)$/;

/**
 * The rows of a table that is one document of names and cells (`columns`, `data`), as W&B keeps
 * tables and as pandas writes `orient="split"`; undefined when it is none. A wide table of verl,
 * with the answers of a step side by side, becomes a row per answer.
 */
export function tableRows(document: unknown): readonly RowObject[] | undefined {
  if (!isObject(document)) return undefined;
  const { columns, data } = document;
  if (!Array.isArray(columns) || !Array.isArray(data) || !data.every(Array.isArray))
    return undefined;
  const names = columns.map(textOf);
  const wide = names.filter((name) => NUMBERED.test(name)).length > 0;
  return (data as unknown[][]).flatMap((cells): RowObject[] => {
    const row: RowObject = Object.fromEntries(names.map((name, i) => [name, cells[i]]));
    return wide ? answersOf(row) : [row];
  });
}

/** The answers that stand side by side in a wide row, each with what they share. */
function answersOf(row: RowObject): RowObject[] {
  const shared: Record<string, unknown> = {};
  const answers = new Map<string, Record<string, unknown>>();
  for (const [name, value] of Object.entries(row)) {
    const [, field, number] = NUMBERED.exec(name) ?? [];
    if (field === undefined) shared[name] = value;
    else answers.set(number!, { ...answers.get(number!), [field]: value });
  }
  return [...answers.values()].map((answer) => ({ ...shared, ...answer }));
}
