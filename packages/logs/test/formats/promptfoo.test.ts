import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, countsOf, groupsOf, read, sample } from '../support/read.ts';

describe('promptfoo', () => {
  it.each([
    ['json', 'promptfoo'],
    ['jsonl', 'promptfoo-rows'],
  ])('reads the results.%s of 0.123.1, where each repeat is a test', async (ending, format) => {
    const { log, tables } = await read(sample(`promptfoo/real_0.123.1_results.${ending}`));
    expect(log.format).toBe(format);
    const known = [4, 4, 2, 2, 0, 0].map((c) => ({ c, n: 4 }));
    expect(countsOf(tables)).toEqual([...known, { c: 0, n: 3 }, { c: 0, n: 3 }]);
    expect(new Set(column(tables, 'category'))).toEqual(new Set(['toy-a', 'toy-b']));
    expect(new Set(column(tables, 'prompt')).size).toBe(4);
  });

  it('takes a lost answer for an error and no failure', async () => {
    const { log, tables } = await read(sample('promptfoo/real_0.123.1_results.json'));
    expect(log.summary()).toMatchObject({ rows: 32, coerced: 0, missing: { reward: 2 } });
    expect(column(tables, 'status').filter((status) => status === 'error')).toHaveLength(2);
    expect(log.summary().notes.map(({ code }) => code)).toEqual(['errors']);
  });

  it('reads repeats that share a test', async () => {
    const { tables } = await read(sample('promptfoo/results.json'));
    expect(countsOf(tables)).toEqual([{ c: 2, n: 4 }]);
  });

  it('keeps providers, prompts and variables apart', async () => {
    const row = (id: number, provider: unknown, promptIdx: number, q: string) =>
      JSON.stringify({ id, provider, promptIdx, vars: { q }, testIdx: 0, success: true, score: 1 });
    const rows = [
      row(1, { id: 'a' }, 0, 'x'),
      row(2, 'a', 0, 'x'),
      row(3, { id: 'b' }, 0, 'x'),
      row(4, { id: 'a' }, 1, 'x'),
      row(5, { id: 'a' }, 0, 'y'),
    ];
    const { tables } = await read(fromText(rows.join('\n')));
    expect([...groupsOf(tables).values()].map(({ length }) => length)).toEqual([2, 1, 1, 1]);
  });
});
