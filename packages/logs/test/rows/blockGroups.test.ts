import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { groupsOf, read } from '../support/read.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows of prompts: how many each has. */
const rowsOf = (sizes: readonly number[], more: (prompt: number, k: number) => Row = () => ({})) =>
  sizes.flatMap((size, prompt) =>
    Array.from({ length: size }, (_, k) => ({
      prompt: `P${prompt}`,
      r: k % 2,
      ...more(prompt, k),
    })),
  );
const blocks = async (rows: readonly Row[], mapping = {}) => {
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  const { log, tables } = await read(fromText(text), {
    mapping: { reward: ['r'], groupSize: 4, ...mapping },
  });
  const { notes, rows: n, grouping } = log.summary();
  expect(n).toBe(rows.length);
  const note = notes.find(({ code }) => code === 'blocks-cut');
  const sizes = [...groupsOf(tables).values()].map((rewards) => rewards.length);
  return { sizes, note, grouping };
};

describe('blocks of rows', () => {
  it('are as asked where they are of one prompt each', async () => {
    const { sizes, note, grouping } = await blocks(rowsOf([4, 4, 8, 4]));
    expect(sizes).toEqual([4, 4, 4, 4, 4]);
    expect(note).toBeUndefined();
    expect(grouping.detail).toBe('blocks of 4 rows');
  });

  it.each([
    ['a row more', [4, 4, 5, 4, 4, 4]],
    ['a row less', [4, 3, 4, 4, 4, 4]],
    ['rows less twice', [4, 3, 4, 4, 2, 4, 4, 4]],
    ['a first group cut short', [1, 4, 4, 4]],
  ])('are restarted at the prompt after %s', async (_, sizes) => {
    const told = await blocks(rowsOf(sizes));
    expect(told.sizes).toEqual(sizes);
    expect(told.note).toMatchObject({ severity: 'alarm' });
    expect(told.note?.message).toContain('several values of prompt');
    expect(told.grouping.detail).toContain('prompt');
  });

  it('of a prompt that comes twice stay two', async () => {
    expect((await blocks(rowsOf([4, 3, 8, 4]))).sizes).toEqual([4, 3, 4, 4, 4]);
  });

  it('are the rows of a prompt where prompts take turns', async () => {
    const rows = rowsOf([4, 4, 4]);
    const turns = [0, 1, 2, 3].flatMap((k) => [0, 1, 2].map((p) => rows[4 * p + k]!));
    expect((await blocks(turns)).sizes).toEqual([4, 4, 4]);
  });

  it('are looked at step by step', async () => {
    const step = (step: number, sizes: number[]) => rowsOf(sizes, () => ({ step }));
    const rows = [...step(1, [4, 4]), ...step(2, [4, 3, 4]), ...step(3, [4, 4])];
    expect((await blocks(rows, { step: 'step' })).sizes).toEqual([4, 4, 4, 3, 4, 4, 4]);
  });

  it('are told by an id, a number, or chat messages', async () => {
    for (const name of ['task_id', 'questionId', 'Prompt ID', 'messages_prompt'])
      for (const id of [(p: number) => p, (p: number) => [{ role: 'user', content: `${p}` }]]) {
        const rows = rowsOf([4, 3, 4, 4], (p) => ({ [name]: id(p), prompt: 'same' }));
        const right = name === 'messages_prompt' ? [4, 4, 4, 3] : [4, 3, 4, 4];
        expect((await blocks(rows)).sizes).toEqual(right);
      }
  });

  it('stay as asked where a column of that name names no prompt', async () => {
    const history = rowsOf([4, 4, 4], (p, k) => ({ prompt: `P${p} turn ${k}` }));
    expect(await blocks(history)).toMatchObject({ sizes: [4, 4, 4], note: undefined });
    const constant = rowsOf([4, 4, 3], () => ({ prompt: 'You are helpful.' }));
    expect(await blocks(constant)).toMatchObject({ sizes: [4, 4, 3], note: undefined });
  });

  it('of many rows are made a part at a time', async () => {
    const sizes = Array.from({ length: 9000 }, (_, i) => (i === 5000 ? 3 : 4));
    expect((await blocks(rowsOf(sizes))).sizes).toEqual(sizes);
  });
});
