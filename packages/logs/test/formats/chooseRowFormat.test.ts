import { describe, expect, it } from 'vitest';
import { type ColumnMapping, fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const lines = (...rows: unknown[]) => fromText(rows.map((row) => JSON.stringify(row)).join('\n'));

describe('which format reads the rows', () => {
  it('reads a known format by its columns when asked', async () => {
    const row = { trace_id: 'x', info: {}, branches: [], group: 'g', reward: 0.5 };
    await expect(read(lines(row, row))).rejects.toThrow('prime-rl annotations, without rewards');
    const { tables } = await read(lines(row, row), {
      mapping: { group: ['group'], reward: ['reward'] },
    });
    expect(column(tables, 'reward')).toEqual([0.5, 0.5]);
  });

  it.each<[string, ColumnMapping, string]>([
    ['no reward', { group: ['g'] }, 'expected a reward, or successes and attempts, in the mapping'],
    ['half of the counts', { successes: 'c' }, 'expected both successes and attempts'],
    ['no group', { reward: ['r'] }, 'expected a group, prompt or groupSize in the mapping'],
    [
      'no such reward',
      { group: ['g'], reward: ['x'] },
      'x: expected a column of that name, got columns: g, r',
    ],
    ['no such count', { successes: 'x', attempts: 'y' }, 'x: expected a column of that name'],
  ])('refuses a mapping with %s', async (_name, mapping, message) => {
    await expect(read(lines({ g: 1, r: 1 }, { g: 2, r: 0 }), { mapping })).rejects.toThrow(message);
  });

  it.each<ColumnMapping>([{ step: 'step' }, { group: ['group'] }, { prompt: 'prompt' }])(
    'knows the rows of this package still when %j is named as it is',
    async (mapping) => {
      const row = { step: 1, group: 'a', prompt: 'x', reward: 1, extra: 2 };
      const { log } = await read(lines(row, row), { mapping });
      expect(log.format).toBe('rollouts');
    },
  );
});
