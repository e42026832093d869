import { describe, expect, it } from 'vitest';
import { ColumnError, type ColumnMapping, fromText } from '../../src/index.ts';
import { read } from '../support/read.ts';

const lines = (...rows: unknown[]) => fromText(rows.map((row) => JSON.stringify(row)).join('\n'));

describe('ColumnError', () => {
  it.each<[ColumnMapping, string]>([
    [
      { group: ['task_id'], reward: ['score'], step: 'iter' },
      "try group: 'task_id', reward: 'score', step: 'iter'",
    ],
    [{ group: ['a', "b'c"], successes: 'c' }, "try group: ['a', 'b\\'c'], successes: 'c'"],
    [{ where: { split: 'test' }, groupSize: 4 }, "try where: { 'split': 'test' }, groupSize: 4"],
  ])('says a mapping in fields and in words: %j', (suggestion, hint) => {
    const error = new ColumnError('a', { x: 1, y: 2 }, 'z', { suggestion });
    expect(error).toMatchObject({
      code: 'SCHEMA',
      file: 'a',
      suggestion,
      hint,
      columns: ['x', 'y'],
    });
    expect(error.message).toBe(`a: expected z, got columns: x, y; ${hint}`);
  });

  it('says what is missing, and which column was meant', () => {
    expect(new ColumnError('a', ['x'], 'z', { missing: 'no rewards' })).toMatchObject({
      message: 'a: expected z, got columns: x; no rewards',
      suggestion: {},
      hint: '',
    });
    const error = new ColumnError('a', ['group', 'reward'], 'a column', { column: 'rewrad' });
    expect(error.message).toBe(
      'a: rewrad: expected a column, got columns: group, reward; did you mean reward?',
    );
    expect(error.nearest).toBe('reward');
  });

  it('is a suggestion that works', async () => {
    const source = () => lines({ task: 1, score: 1 }, { task: 1, score: 0 });
    const error = (await read(source()).catch((thrown: unknown) => thrown)) as ColumnError;
    expect(error.suggestion).toEqual({ group: ['task'], reward: ['score'] });
    expect((await read(source(), { mapping: error.suggestion })).rows).toBe(2);
  });

  it('suggests columns where log-probabilities have a reward beside them', async () => {
    const row = { tokens: [], token_logprobs: [], reward: 1, question_id: 'q' };
    const error = await read(lines(row, row)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ColumnError);
    expect(error).toMatchObject({ suggestion: { group: ['question_id'], reward: ['reward'] } });
    expect((error as Error).message).toMatch(
      /columns: tokens, token_logprobs, reward, question_id; try group: 'question_id'/,
    );
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
