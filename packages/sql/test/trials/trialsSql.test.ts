import { describe, expect, it } from 'vitest';
import { duckdb, type TrialMapping, trialColumns, trialsSql } from '../../src/index.ts';
import { columnsOf, inDuckdb } from '../support/inDuckdb.ts';

/** Trials of a SELECT. */
async function trialsOf(select: string, mapping: TrialMapping, more: object = {}) {
  const relation = `(${select})`;
  const query = { relation, columns: await columnsOf(relation), mapping, ...more };
  return inDuckdb(trialsSql(query, duckdb));
}

const values = (rows: string, names: string): string =>
  `SELECT * FROM (VALUES ${rows}) AS v(${names})`;

describe('trialsSql', () => {
  it('keeps a hash of a prompt and of answers, equal where the texts are', async () => {
    const select = values(
      `('p', 'x', 'A'), ('p', 'y', ' A '), ('q', 'x', '')`,
      'prompt, said, taken',
    );
    const rows = await trialsOf(`${select}`, { prompt: 'prompt', text: 'said', answer: 'taken' });
    expect(rows.map(({ group_0 }) => group_0)).toEqual([
      '83878c91171338902e0fe0fb97a8c47a'.slice(0, 16),
      '83878c91171338902e0fe0fb97a8c47a'.slice(0, 16),
      expect.stringMatching(/^[0-9a-f]{16}$/),
    ]);
    expect(rows[0]!.text_hash).not.toBe(rows[1]!.text_hash);
    expect(rows[0]!.text_hash).toBe(rows[2]!.text_hash);
    expect(rows[0]!.answer_hash).toBe(rows[1]!.answer_hash);
    expect(rows[2]!.answer_hash).toBeNull();
    expect(rows[0]!.text_length).toBe(1);
    expect(JSON.stringify(rows)).not.toMatch(/"[pqxA]"/);
  });

  it('hashes names of prompts that are texts, or longer than a name', async () => {
    const long = 'x'.repeat(65);
    const rows = await trialsOf(values(`('why?', '${long}', 1)`, 'question, task, r'), {
      group: ['question', 'task'],
      reward: ['r'],
    });
    expect(rows[0]!.group_0).toMatch(/^[0-9a-f]{16}$/);
    expect(rows[0]!.group_1).toMatch(/^[0-9a-f]{16}$/);
  });

  it('takes rewards out of lists of structs, with what stands beside them in the same entry', async () => {
    const select = `SELECT 'p' AS id, [{'score': 1.0, 'n': 7}, {'score': 0.0, 'n': 9}] AS results, [3, 4] AS lens`;
    const rows = await trialsOf(select, {
      group: ['id'],
      reward: ['results.score'],
      outputTokens: 'results.n',
      inputTokens: 'lens',
    });
    expect(
      rows
        .map(({ reward, output_tokens, input_tokens }) => [reward, output_tokens, input_tokens])
        .sort(),
    ).toEqual([
      [0, 9, 4],
      [1, 7, 3],
    ]);
  });

  it('takes one place of a list', async () => {
    const rows = await trialsOf(`SELECT 'p' AS id, [0.25, 0.75] AS rewards`, {
      group: ['id'],
      reward: ['rewards.1'],
    });
    expect(rows.map(({ reward }) => reward)).toEqual([0.75]);
  });

  it('looks into columns of JSON', async () => {
    const select = `SELECT CAST('{"task": {"id": 7}, "r": "0.5"}' AS JSON) AS row`;
    const rows = await trialsOf(select, { group: ['row.task.id'], reward: ['row.r'] });
    expect(rows.map(({ group_0, reward }) => [group_0, reward])).toEqual([['7', 0.5]]);
  });

  it('refuses columns that are not there, and such as are no numbers or names', async () => {
    const select = `SELECT 'p' AS id, DATE '2026-01-01' AS day, [[1]] AS deep, 1 AS r`;
    const fault = (mapping: TrialMapping) => trialsOf(select, mapping);
    await expect(fault({ group: ['id'], reward: ['score'] })).rejects.toMatchObject({
      code: 'SCHEMA',
      column: 'score',
      message: expect.stringContaining('id, day, deep, r'),
    });
    await expect(fault({ group: ['id'], reward: ['day'] })).rejects.toMatchObject({
      code: 'SCHEMA',
    });
    await expect(fault({ group: ['day'], reward: ['r'] })).rejects.toMatchObject({
      code: 'SCHEMA',
    });
    await expect(fault({ group: ['id'], reward: ['deep'] })).rejects.toMatchObject({
      code: 'SCHEMA',
    });
    await expect(fault({ reward: ['r'] })).rejects.toMatchObject({ code: 'SCHEMA' });
  });

  it('tells bits per token of a log without rewards', async () => {
    const rows = await trialsOf(values(`('a', -2.0, 4), ('a', 0.5, 4)`, 'id, lp, n'), {
      group: ['id'],
      logprob: 'lp',
      outputTokens: 'n',
    });
    expect(
      rows.map(({ logprob, logprob_tokens, reward }) => [logprob, logprob_tokens, reward]),
    ).toEqual([
      [-2, 4, null],
      [null, null, null],
    ]);
  });

  it('follows eight parts of a reward and no more', async () => {
    const parts = Array.from({ length: 10 }, (_, i) => `p${i}`);
    const select = `SELECT 'a' AS id, ${parts.map((part) => `1 AS ${part}`).join(', ')}`;
    const mapping = {
      group: ['id'],
      rewardParts: Object.fromEntries(parts.map((part) => [part, 1])),
    };
    const [row = {}] = await trialsOf(select, mapping);
    expect(row.reward).toBe(10);
    expect(Object.keys(row).filter((name) => name.startsWith('part:'))).toHaveLength(8);
  });

  it('names its columns before it is run', async () => {
    const relation = `(SELECT 'p' AS id, 1 AS r, 'ok' AS ended, 3 AS n)`;
    const mapping = { group: ['id'], reward: ['r'], status: 'ended', outputTokens: 'n' };
    const query = { relation, columns: await columnsOf(relation), mapping };
    const [row = {}] = await inDuckdb(trialsSql(query, duckdb));
    expect(trialColumns(query, duckdb)).toEqual(Object.keys(row));
  });
});
