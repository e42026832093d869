import { describe, expect, it } from 'vitest';
import { ColumnError, type ColumnMapping, fromText } from '../../src/index.ts';
import { read } from '../support/read.ts';

const lines = (...rows: unknown[]) => fromText(rows.map((row) => JSON.stringify(row)).join('\n'));

describe('ColumnError', () => {
  it.each<[object, ColumnMapping, string]>([
    [
      { task_id: 't', score: 1, iter: 2 },
      { group: ['task_id'], reward: ['score'], step: 'iter' },
      'try group=task_id reward=score step=iter',
    ],
    [
      { idx: 1, c: 1, n: 2 },
      { group: ['idx'], successes: 'c', attempts: 'n' },
      'try group=idx successes=c attempts=n',
    ],
    [
      { results: [{ question: 'q', completions: [{ score: 1 }] }] },
      { group: ['results'], reward: ['results.completions.score'] },
      'try group=results reward=results.completions.score',
    ],
    [{ a: 1, epoch: 2 }, {}, 'try group=<column> reward=<column>'],
  ])('suggests a mapping as fields and in words: %j', (row, suggestion, hint) => {
    const error = new ColumnError('a', row as Record<string, unknown>, 'x');
    expect(error).toMatchObject({ code: 'SCHEMA', file: 'a', suggestion, hint });
    expect(error.message.endsWith(`; ${hint}`)).toBe(true);
    expect(error.columns).toEqual(Object.keys(row));
  });

  it('is a suggestion that works', async () => {
    const source = () => lines({ task: 1, score: 1 }, { task: 1, score: 0 });
    const error = (await read(source()).catch((thrown: unknown) => thrown)) as ColumnError;
    expect((await read(source(), { mapping: error.suggestion })).rows).toBe(2);
  });

  it('suggests columns where log-probabilities have a reward beside them', async () => {
    const row = { tokens: [], token_logprobs: [], reward: 1, question: 'q' };
    const error = await read(lines(row)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ColumnError);
    expect(error).toMatchObject({ suggestion: { group: ['question'], reward: ['reward'] } });
  });

  it.each<[string, ColumnMapping]>([
    ['group', { group: ['nope'], reward: ['r'] }],
    ['one of two groups', { group: ['g', 'nope'], reward: ['r'] }],
    ['prompt', { prompt: 'nope', reward: ['r'] }],
    ['category', { group: ['g'], reward: ['r'], category: 'nope' }],
    ['where', { group: ['g'], reward: ['r'], where: { nope: '1' } }],
    ['attempts', { group: ['g'], successes: 'r', attempts: 'nope' }],
  ])('refuses a %s that no row has', async (_name, mapping) => {
    const source = lines({ g: 1, r: 1 }, { g: 2, r: 0 });
    await expect(read(source, { mapping })).rejects.toMatchObject({
      name: 'ColumnError',
      column: 'nope',
      columns: ['g', 'r'],
    });
  });

  it('takes a column that some rows have', async () => {
    const source = lines({ g: 1, r: 1 }, { g: 2, r: 0, c: 'x' });
    const { rows } = await read(source, {
      mapping: { group: ['g'], reward: ['r'], category: 'c' },
    });
    expect(rows).toBe(2);
  });
});
