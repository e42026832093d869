import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const lines = (...rows: unknown[]) => fromText(rows.map((row) => JSON.stringify(row)).join('\n'));

describe('where', () => {
  it('says how many rows `where` left out', async () => {
    const { log, tables } = await read(
      lines({ g: 1, r: 1, s: 5 }, { g: 2, r: 0, s: true }, { g: 3, r: 0 }),
      {
        mapping: { group: ['g'], reward: ['r'], where: { s: '5' } },
      },
    );
    expect(column(tables, 'group')).toEqual(['1']);
    expect(log.summary().notes).toEqual([{ code: 'where', message: '2 rows left out by s=5' }]);
  });

  it('applies `where` to a known format, which keeps its grouping', async () => {
    const row = (split: string, score: number) => ({
      input: 'x',
      output: 'o',
      score,
      step: 1,
      split,
    });
    const { log, tables } = await read(lines(row('a', 1), row('b', 0), row('a', 0)), {
      mapping: { where: { split: 'a' } },
    });
    expect(log.format).toBe('verl-rollouts');
    expect(column(tables, 'reward')).toEqual([1, 0]);
    expect(log.summary().notes).toContainEqual({
      code: 'where',
      message: '1 row left out by split=a',
    });
  });

  it('refuses a column that no row of a known format has', async () => {
    const row = { step: 1, group: 'a', reward: 1, split: 'x' };
    await expect(
      read(lines(row, row), { mapping: { where: { splitt: 'x' } } }),
    ).rejects.toMatchObject({ name: 'ColumnError', column: 'splitt' });
    const { rows } = await read(lines(row, row), { mapping: { where: { split: 'y' } } });
    expect(rows).toBe(0);
  });

  it('lists the values where no row is left', async () => {
    const rows = ['a', 'b', 'a'].map((s) => ({ id: 1, r: 1, s }));
    for (const mapping of [{ group: ['id'], reward: ['r'] }, {}]) {
      const source = lines(...rows.map((row) => ({ ...row, group: 'x', reward: 1, step: 1 })));
      const { log } = await read(source, { mapping: { ...mapping, where: { s: 'z' } } });
      expect(log.summary().notes).toContainEqual({
        code: 'where-values',
        message: 's is never z; values of s: a (2), b (1)',
      });
    }
  });

  it('applies to the rows of a document', async () => {
    const state = {
      global_step: 2,
      log_history: [
        { step: 1, phase: 'a', loss: 2 },
        { step: 2, phase: 'b', loss: 1 },
      ],
    };
    const { tables } = await read(fromText(JSON.stringify(state)), {
      mapping: { where: { phase: 'b' } },
    });
    expect(column(tables, 'step')).toEqual([2]);
  });
});
