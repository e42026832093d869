import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnMapping, fromText, promptId } from '../../src/index.ts';
import { column, groupsOf, read } from '../support/read.ts';

const lines = (...rows: unknown[]) => fromText(rows.map((row) => JSON.stringify(row)).join('\n'));
const json = (value: unknown) => fromText(JSON.stringify(value, null, 1));

describe('column mapping', () => {
  it('reads every column it names', async () => {
    const mapping: ColumnMapping = {
      run: 'exp',
      step: 'iter',
      group: ['task'],
      reward: ['r'],
      success: 'ok',
      category: 'env.name',
      kind: 'split',
      status: 'end',
      inputTokens: 'n.in',
      outputTokens: 'n.out',
      logprob: 'lp',
      advantage: 'adv',
    };
    const row = {
      exp: 'x',
      iter: 3,
      task: 7,
      r: 0.5,
      ok: true,
      env: { name: 'math' },
      split: 'eval',
      end: 'truncated',
      n: { in: 10, out: '20' },
      lp: -1.5,
      adv: null,
    };
    const { log, tables } = await read(lines(row, { ...row, task: 8 }), { mapping });
    const first = Object.keys(tables[0]!.columns).map((name) => [name, column(tables, name)[0]]);
    expect(Object.fromEntries(first)).toEqual({
      run: 'x',
      step: 3,
      group: '7',
      reward: 0.5,
      success: 1,
      category: 'math',
      kind: 'eval',
      status: 'truncated',
      input_tokens: 10,
      output_tokens: 20,
      logprob: -1.5,
      advantage: NaN,
    });
    expect(log.summary()).toMatchObject({ coerced: 2, missing: { advantage: 2, reward: 0 } });
  });

  it('counts rows whose list of rollouts is empty', async () => {
    const source = lines({ g: 1, r: [1, 0] }, { g: 2, r: [] }, { g: 3, r: {} }, { g: 4 });
    const { log, rows } = await read(source, { mapping: { group: ['g'], reward: ['r'] } });
    expect([rows, log.summary().notes]).toEqual([
      3,
      [{ code: 'no-rollouts', message: '2 rows with an empty list of rollouts' }],
    ]);
    const named = await read(
      lines({ prompt_id: 'a', rewards: [1] }, { prompt_id: 'b', rewards: [] }),
    );
    expect(named.log.summary().notes).toMatchObject([{ code: 'no-rollouts' }]);
  });

  it('compares ids that no double holds, and rows that hold them', async () => {
    const big = (r: number) => `{"g":90071992547409930,"a":${r},"b":1}`;
    for (const mapping of [
      { group: ['g'], reward: ['a', 'b'] },
      { group: ['g'], reward: ['a'], groupSize: 4 },
    ])
      expect((await read(fromText(`${big(1)}\n${big(0)}\n`), { mapping })).rows).toBeGreaterThan(0);
  });

  it('prefers a name that holds dots to a path', async () => {
    const source = lines({ g: 1, 'a.b': 1, a: { b: 0, 'c.d': { e: 5 } } });
    const mapping = { group: ['g'], reward: ['a.b', 'a.c.d.e'] };
    expect(column((await read(source, { mapping })).tables, 'reward')).toEqual([1, 5]);
  });

  it('keeps several group columns apart, whatever they hold', async () => {
    const name = fc.string({ unit: fc.constantFrom('a', '|', '\\', 'b'), maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(name, name), { minLength: 1, selector: String }),
        async (pairs) => {
          const distinct = new Set(pairs.map((pair) => JSON.stringify(pair)));
          const { tables } = await read(lines(...pairs.map(([x, y]) => ({ x, y, r: 1 }))), {
            mapping: { group: ['x', 'y'], reward: ['r'] },
          });
          expect(new Set(column(tables, 'group')).size).toBe(distinct.size);
        },
      ),
    );
  });

  it('reads lists in lists, along one branch', async () => {
    const document = {
      results: [
        {
          question: 'q1',
          level: 1,
          completions: [
            { score: 1, tokens: 5 },
            { score: 0, tokens: 6 },
          ],
        },
        { question: 'q2', level: 2, completions: [{ score: 1, tokens: 7 }, { tokens: 8 }] },
      ],
    };
    const mapping: ColumnMapping = {
      group: ['results'],
      reward: ['results.completions.score'],
      category: 'results.level',
      outputTokens: 'results.completions.tokens',
      rollout: 'results.completions',
    };
    const { log, tables } = await read(json(document), { mapping });
    expect(column(tables, 'group')).toEqual(['0', '0', '1', '1']);
    expect(column(tables, 'category')).toEqual(['1', '1', '2', '2']);
    expect(column(tables, 'output_tokens')).toEqual([5, 6, 7, 8]);
    expect(column(tables, 'reward')).toEqual([1, 0, 1, NaN]);
    expect(log.summary()).toMatchObject({ missing: { reward: 1 }, duplicates: 0 });
    const guessed = await read(json(document), {
      mapping: { reward: ['results.completions.score'] },
    });
    expect(column(guessed.tables, 'group')).toEqual(['0', '0', '1', '1']);
    expect(guessed.log.summary().grouping.method).toBe('contiguous blocks');
  });

  it('reads parallel lists, and leaves a list of another length missing', async () => {
    const source = lines({ id: 'a', s: [1, 0], n: [5, 6], odd: [1, 2, 3], all: 9 });
    const mapping = {
      group: ['id'],
      reward: ['s'],
      outputTokens: 'n',
      inputTokens: 'odd',
      logprob: 'all',
    };
    const { tables } = await read(source, { mapping });
    expect(column(tables, 'output_tokens')).toEqual([5, 6]);
    expect(column(tables, 'logprob')).toEqual([9, 9]);
    expect(column(tables, 'input_tokens')).toEqual([NaN, NaN]);
  });

  it('makes a group of each list when no group is named', async () => {
    const { log, tables } = await read(lines({ s: [1, 0] }, { s: [1] }, { s: [] }), {
      mapping: { reward: ['s'] },
    });
    expect([...groupsOf(tables).values()]).toEqual([[1, 0], [1]]);
    expect(log.summary().notes.map(({ code }) => code)).toEqual(['list-groups', 'no-rollouts']);
  });

  it('makes groups of blocks of G rows, anew at each step', async () => {
    const rows = [1, 1, 1, 1, 1, 2, 2, 2, 2].map((step, i) => ({ step, r: i }));
    const { log, tables } = await read(lines(...rows), {
      mapping: { reward: ['r'], step: 'step', groupSize: 2 },
    });
    expect([...groupsOf(tables).values()].map((g) => g.length)).toEqual([2, 2, 1, 2, 2]);
    expect(log.summary().grouping).toEqual({
      method: 'contiguous blocks',
      detail: 'blocks of 2 rows',
    });
  });

  it('keeps blocks in place when a name turns out to need all its digits', async () => {
    const rows = [1, 2, 3, 4].map((n) => `{"id":${n === 2 ? '9007199254740993' : n},"r":${n}}`);
    const { tables } = await read(fromText(rows.join('\n')), {
      mapping: { reward: ['r'], rollout: 'id', groupSize: 2 },
    });
    expect([...groupsOf(tables).values()]).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('makes a group of each reward column that a pattern names', async () => {
    const { log, tables } = await read(
      json([
        { a_x: [1, 0], a_y: [2, 2], b: 9 },
        { a_x: [0, 0], a_y: [1, 0] },
      ]),
      {
        mapping: { reward: ['a_*'] },
      },
    );
    expect([...groupsOf(tables)]).toEqual([
      ['undefined a_x', [1, 0, 0, 0]],
      ['undefined a_y', [2, 2, 1, 0]],
    ]);
    expect(log.summary().grouping.method).toBe('reward column');
  });

  it('hashes a prompt that is a list of messages', async () => {
    const chat = (content: string) => [{ role: 'user', content }];
    const { tables } = await read(
      lines({ q: chat('x'), r: 1 }, { q: chat('y'), r: 0 }, { q: chat('x'), r: 0 }),
      { mapping: { prompt: 'q', reward: ['r'] } },
    );
    expect([...groupsOf(tables).values()]).toEqual([[1, 0], [0]]);
  });

  it('groups by the hash of a prompt within a step', async () => {
    const { log, tables } = await read(
      lines(
        { q: 'x', r: 1, t: 1 },
        { q: 'x', r: 0, t: 1 },
        { q: 'y', r: 1, t: 1 },
        { q: 'x', r: 1, t: 2 },
      ),
      { mapping: { prompt: 'q', reward: ['r'], step: 't' } },
    );
    expect(groupsOf(tables).size).toBe(3);
    expect(log.summary().grouping.method).toBe('step + prompt text');
    expect(column(tables, 'group')[0]).toMatch(/^[0-9a-f]{16}$/);
  });

  it('counts a rollout that comes twice once, with its last reward', async () => {
    const rows = [0, 1, 1, 0].map((k, i) => ({ g: 'a', k, r: i }));
    const { log, tables } = await read(lines(...rows, { g: 'b', k: 0, r: 9 }), {
      mapping: { group: ['g'], reward: ['r'], rollout: 'k' },
    });
    expect(column(tables, 'reward')).toEqual([3, 2, 9]);
    expect(log.summary()).toMatchObject({ rows: 3, duplicates: 2 });
    expect(log.summary().notes).toContainEqual(
      expect.objectContaining({ code: 'turn-rewards', severity: 'alarm' }),
    );
  });

  it('leaves rows without a group out, and counts them', async () => {
    const { log } = await read(
      lines({ g: 'a', r: 1 }, { g: null, r: 1 }, { r: 1 }, { g: {}, r: 0 }),
      {
        mapping: { group: ['g'], reward: ['r'] },
      },
    );
    expect(log.summary()).toMatchObject({ rows: 1, skipped: 3 });
  });

  it.each([0, 1.5, NaN, -1])('refuses %d as a size', async (size) => {
    const source = lines({ g: 1, r: 1 });
    await expect(read(source, { batchRows: size })).rejects.toThrow(
      'readLog: expected batchRows a whole number ≥ 1',
    );
    await expect(
      read(source, { mapping: { reward: ['r'], groupSize: size } }),
    ).rejects.toMatchObject({
      code: 'DOMAIN',
    });
  });

  it('names a prompt that is a number, a long integer, or deeper than any chat', async () => {
    const deep = `${'['.repeat(5000)}1${']'.repeat(5000)}`;
    for (const prompt of ['7', '9007199254740993', deep, '{"a":[9007199254740993]}', 'true']) {
      const text = `{"q":${prompt},"r":1}\n{"q":${prompt},"r":0}`;
      const { tables } = await read(fromText(text), { mapping: { prompt: 'q', reward: ['r'] } });
      expect([...groupsOf(tables).values()]).toEqual([[1, 0]]);
      expect(column(tables, 'group')).toEqual(column(tables, 'prompt'));
    }
  });

  it('tells prompts apart that are integers a double would round together', async () => {
    const text = '{"q":9007199254740992,"r":1}\n{"q":9007199254740993,"r":0}';
    const { tables } = await read(fromText(text), { mapping: { prompt: 'q', reward: ['r'] } });
    expect(column(tables, 'prompt')).toEqual([
      promptId('9007199254740992'),
      promptId('9007199254740993'),
    ]);
  });
});
