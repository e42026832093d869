import { dictionary, isDictionary, type Table } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { mergePromptTables } from '../../src/reading/mergePromptTables.ts';

const tableOf = (
  prompts: readonly string[],
  labels: Readonly<Record<string, readonly (string | null)[]>>,
  texts?: readonly number[],
): Table => ({
  rowCount: prompts.length,
  columns: {
    prompt: dictionary(prompts),
    ...Object.fromEntries(
      Object.entries(labels).map(([name, cells]) => [`label:${name}`, dictionary(cells)]),
    ),
    ...(texts && {
      text_hash: Float64Array.from(texts),
      text_length: Float64Array.from(texts, () => 9),
      several_texts: new Float64Array(texts.length),
    }),
  },
});
/** The cells of a column, by prompt. */
function cells(table: Table | undefined, name: string): Record<string, unknown> {
  const [prompt, column] = [table!.columns.prompt!, table!.columns[name]];
  if (!isDictionary(prompt) || column === undefined) return {};
  return Object.fromEntries(
    Array.from(prompt.codes, (code, i) => [
      prompt.values[code],
      isDictionary(column) ? (column.values[column.codes[i]!] ?? null) : column[i],
    ]),
  );
}

describe('mergePromptTables', () => {
  it('puts prompts of several files together, each once', () => {
    const merged = mergePromptTables([
      tableOf(['a', 'b'], { task: ['x', 'y'] }),
      tableOf(['b', 'c'], { task: ['y', 'x'], level: ['1', '2'] }),
    ]);
    expect(cells(merged, 'label:task')).toEqual({ a: 'x', b: 'y', c: 'x' });
    expect(cells(merged, 'label:level')).toEqual({ a: null, b: '1', c: '2' });
    expect(mergePromptTables([])).toBeUndefined();
  });

  it('gives up a label that two files tell differently, and one of 51 names', () => {
    const differs = [tableOf(['a'], { task: ['x'] }), tableOf(['a'], { task: ['y'] })];
    expect(Object.keys(mergePromptTables(differs)!.columns)).toEqual(['prompt']);
    const names = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `${from + i}`);
    const of = (to: number) =>
      mergePromptTables([
        tableOf(names(0, 30), { task: names(0, 30) }),
        tableOf(names(30, to), { task: names(30, to) }),
      ]);
    expect(of(50)!.columns).toHaveProperty('label:task');
    expect(of(51)!.columns).not.toHaveProperty('label:task');
  });

  it('tells a prompt with another text in another file', () => {
    const merged = mergePromptTables([
      tableOf(['a', 'b', 'c'], {}, [1, 2, Number.NaN]),
      tableOf(['a', 'b', 'c'], {}, [1, 3, 4]),
      tableOf(['d'], { task: ['x'] }),
    ]);
    expect(cells(merged, 'several_texts')).toEqual({ a: 0, b: 1, c: 0, d: 0 });
    expect(cells(merged, 'text_hash')).toMatchObject({ a: 1, c: 4, d: Number.NaN });
  });
});
