import { describe, expect, it } from 'vitest';
import { fromText, readLog, readRows } from '../../src/index.ts';
import { headOf } from '../../src/rows/logHead.ts';

const rollout = (i: number) => ({ type: 'rollout', prompt_id: i >> 2, reward: i % 2 });
const settings = { type: 'config', model: 'm', lr: 1e-6 };

describe('headOf', () => {
  it('knows every column, with the first value that is there', () => {
    const { columns } = headOf([{ a: null, b: 1 }, { a: 2, c: 3 }, { a: 4 }]);
    expect(columns).toEqual({ a: 2, b: 1, c: 3 });
  });

  it('takes the first row that looks like most of them', () => {
    const rows = [settings, { seed: 1, batch: 8 }, rollout(0), rollout(1), rollout(2)];
    expect(headOf(rows)).toMatchObject({ first: rows[2], ahead: 2 });
  });

  it('leaves a row that lacks a column or two among the rows', () => {
    const rows = [{ type: 'rollout', prompt_id: 0 }, rollout(1), rollout(2), rollout(3)];
    expect(headOf(rows)).toMatchObject({ first: rows[0], ahead: 0 });
    expect(headOf([{ step: 0, loss: 1 }, ...rows.map((row) => ({ ...row, step: 1 }))]).ahead).toBe(
      0,
    );
  });

  it('copes with columns that have the names of inner workings', () => {
    const row = JSON.parse('{"__proto__":1,"constructor":2}');
    expect(Object.keys(headOf([row, row]).columns)).toEqual(['__proto__', 'constructor']);
  });
});

describe('a line of settings before the rows', () => {
  const rows = [settings, ...Array.from({ length: 49 }, (_, i) => rollout(i))];
  const mapping = { group: ['prompt_id'], reward: ['reward'] };

  it('neither decides what the log is nor counts as a rollout', async () => {
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    for (const log of [
      await readLog(fromText(text), { mapping }),
      await readLog(fromText(JSON.stringify(rows)), { mapping }),
      await readRows(rows, { mapping }),
    ]) {
      let count = 0;
      for await (const table of log.tables) count += table.rowCount;
      expect(count).toBe(49);
      expect(log.summary()).toMatchObject({ rows: 49, skipped: 1 });
      expect(log.summary().notes).toContainEqual({
        code: 'row-ahead',
        message: '1 row before the first one of the log with other fields (type, model, lr)',
      });
    }
  });

  it('is not all that a refusal lists', async () => {
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    await expect(readLog(fromText(text))).rejects.toThrow(
      "columns: type, model, lr, prompt_id, reward; try group: 'prompt_id', reward: 'reward'",
    );
  });

  it('does not stand before rows of a known format', async () => {
    const known = rows.slice(1).map((row) => ({ id: row, c: 1, n: 4 }));
    const log = await readRows([settings, ...known.map((row, i) => ({ ...row, id: i }))]);
    for await (const _ of log.tables);
    expect(log.summary()).toMatchObject({ format: 'passk-inference', rows: 49, skipped: 1 });
  });
});
