import { describe, expect, it } from 'vitest';
import { type ColumnMapping, fromText } from '../../src/index.ts';
import { column, groupsOf, read } from '../support/read.ts';

const lines = (rows: readonly unknown[]) =>
  fromText(rows.map((row) => JSON.stringify(row)).join('\n'), 'a.jsonl');
const groups = async (rows: readonly unknown[], mapping?: ColumnMapping) => {
  const { log, tables } = await read(lines(rows), mapping && { mapping });
  return { groups: [...groupsOf(tables).values()], tables, summary: log.summary() };
};

/** 6 rows of 2 prompts, each with one answer and rewards of it. */
const answers = (rewards: (i: number) => unknown, more: object = {}) =>
  [0, 1, 2, 3, 4, 5].map((i) => ({
    id: i >> 1,
    completion: `c${i}`,
    rewards: rewards(i),
    ...more,
  }));
const byId: ColumnMapping = { group: ['id'], reward: ['rewards'] };

describe('a list or an object of rewards', () => {
  it('is parts of one rollout where one answer stands beside it', async () => {
    const lists = await groups(
      answers((i) => [i % 2, 1]),
      byId,
    );
    expect(lists.groups).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(column(lists.tables, 'part:0')).toEqual([0, 1, 0, 1, 0, 1]);
    expect(lists.summary.notes.map(({ code }) => code)).toEqual(['reward-parts']);
    const objects = await groups(
      answers((i) => ({ accuracy: i % 2, format: 1 })),
      byId,
    );
    expect(objects.groups).toEqual(lists.groups);
    expect(column(objects.tables, 'part:format')).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('is parts in any order of the rows, and in the format {prompt_id, rewards}', async () => {
    const rows = answers((i) => [i % 2, 0.5]).map(({ id, ...row }) => ({ prompt_id: id, ...row }));
    const shuffled = [3, 0, 5, 2, 4, 1].map((i) => rows[i]);
    for (const some of [rows, shuffled]) {
      const { groups: read, summary } = await groups(some);
      expect(summary.rows).toBe(6);
      expect(read.map((group) => [...group].sort())).toEqual([
        [0.5, 1.5],
        [0.5, 1.5],
        [0.5, 1.5],
      ]);
    }
  });

  it('is parts for chat messages that end in an answer, and for words', async () => {
    const messages = [{ role: 'user' }, { role: 'assistant', content: 'x' }];
    const chats = await groups(
      [0, 1].map((i) => ({ id: 0, messages, rewards: [i === 0 ? 'yes' : 'no', 'pass'] })),
      byId,
    );
    expect(chats.groups).toEqual([[2, 1]]);
  });

  it('is parts where the rows of a prompt repeat and its keys name functions', async () => {
    const rows = [0, 0, 1, 1].map((id, i) => ({
      id,
      r: { accuracy: i % 2, length_penalty: -0.5 },
    }));
    const { groups: read } = await groups(rows, { group: ['id'], reward: ['r'] });
    expect(read).toEqual([
      [-0.5, 0.5],
      [-0.5, 0.5],
    ]);
  });

  it.each([
    [
      'ids that come once',
      [
        { id: 1, rewards: [1, 0] },
        { id: 2, rewards: [0, 0] },
      ],
    ],
    [
      'the same id at other steps',
      [1, 2].flatMap((step) => [1, 2].map((id) => ({ step, id, rewards: [1, 0] }))),
    ],
    [
      'a list of answers as long',
      [1, 1].map((id) => ({ id, completions: ['x', 'y'], rewards: [1, 0] })),
    ],
    [
      'a gold answer beside it',
      [1, 2].map((id) => ({ id, question: 'q', answer: '4', rewards: [1, 0] })),
    ],
    ['keys that are numbered runs', [{ id: 1, rewards: { run_0: 1, run_1: 0 } }]],
  ])('is rollouts with %s', async (_, rows) => {
    const mapping = { ...byId, ...('step' in rows[0]! && { step: 'step' }) };
    const { summary, groups: read } = await groups(rows, mapping);
    expect(summary.rows).toBe(2 * rows.length);
    expect(read.flat().every((reward) => reward === 0 || reward === 1)).toBe(true);
  });

  it('is a reward per token where all but the last are 0', async () => {
    const rows = answers((i) => [...Array<number>(20 + i).fill(0), i % 2]);
    const { groups: read, summary } = await groups(rows, byId);
    expect(read).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(summary.notes.map(({ code }) => code)).toEqual(['reward-per-token']);
  });

  it.each([
    ['lengths that differ', answers((i) => Array<number>(2 + i).fill(0.5))],
    ['ids that repeat, and no text', [1, 1, 2, 2].map((id) => ({ id, rewards: [1, 0, 0, 1] }))],
    [
      'a list per token beside it',
      answers((i) => Array<number>(3 + i).fill(1)).map((row) => ({
        ...row,
        token_ids: row.rewards,
      })),
    ],
    ['keys that say nothing', [1, 2].map((id) => ({ id, rewards: { a: 1, b: 0 } }))],
  ])('is asked for with %s', async (_, rows) => {
    await expect(groups(rows, byId)).rejects.toMatchObject({ code: 'SCHEMA' });
    await expect(groups(rows, byId)).rejects.toThrow(/`rewardParts: NAME=WEIGHT`.*perToken/);
  });

  it('is what the caller says', async () => {
    const rows = answers((i) => Array<number>(2 + i).fill(0.5));
    expect((await groups(rows, { ...byId, perToken: 'sum' })).groups[0]).toEqual([1, 1.5]);
    expect((await groups(rows, { ...byId, perToken: 'last' })).groups[0]).toEqual([0.5, 0.5]);
    const named = answers((i) => ({ accuracy: i % 2, format: 1, note: 7 }));
    const parts = { accuracy: 1, format: 0.5 };
    expect((await groups(named, { ...byId, rewardParts: parts })).groups[0]).toEqual([0.5, 1.5]);
    const places = answers((i) => [i % 2, 1, 9]);
    expect((await groups(places, { ...byId, rewardParts: { 0: 1, 1: 2 } })).groups[0]).toEqual([
      2, 3,
    ]);
  });

  it('among numbers costs its row', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ id: i >> 2, r: i === 3 ? [1, 0] : 1 }));
    const { summary } = await groups(rows, { group: ['id'], reward: ['r'] });
    expect(summary).toMatchObject({ rows: 20, unreadable: 1, missing: { reward: 1 } });
  });
});

describe('several fields of the reward', () => {
  const rows = answers((i) => ({ accuracy: i % 2, format: 1 })).map((row, i) => ({
    ...row,
    r_0: i % 2,
    r_1: 1,
  }));

  it('are parts of one rollout, with a group', async () => {
    const reward = ['rewards.accuracy', 'rewards.format'];
    const { groups: read, tables } = await groups(rows, { group: ['id'], reward });
    expect(read[0]).toEqual([1, 2]);
    expect(column(tables, 'part:accuracy')).toEqual([0, 1, 0, 1, 0, 1]);
  });

  it.each([[['r_0', 'r_1']], [['r_*']], [['rewards.0', 'rewards.1']]])(
    'that are numbered, as in %j, are rollouts',
    async (reward) => {
      const numbered = rows.map((row) => ({ ...row, rewards: [row.r_0, row.r_1] }));
      const { groups: read } = await groups(numbered, { group: ['id'], reward });
      expect(read[0]).toEqual([0, 1, 1, 1]);
    },
  );

  it('are rollouts of systems, where a row is a group', async () => {
    const wide = [1, 2, 3].map((id) => ({ id, small: id % 2, large: 1 }));
    const reward = ['small', 'large'];
    expect((await groups(wide, { group: ['id'], reward })).groups[0]).toEqual([1, 1]);
    const functions = wide.map(({ id, small, large }) => ({ id, accuracy: small, format: large }));
    const named = { group: ['id'], reward: ['accuracy', 'format'] };
    expect((await groups(functions, named)).groups).toEqual([[2], [1], [2]]);
  });

  it('have weights, and one that does not apply adds nothing', async () => {
    const some = [
      { id: 1, a: 1, f: null },
      { id: 1, a: null, f: null },
      { id: 1, a: 0, f: 1 },
    ];
    const mapping = { group: ['id'], rewardParts: { a: 1, f: 0.5 } };
    const { tables } = await groups(some, mapping);
    expect(column(tables, 'reward')).toEqual([1, NaN, 0.5]);
    await expect(groups(some, { group: ['id'], rewardParts: { a: 1, typo: 1 } })).rejects.toThrow(
      'typo',
    );
  });

  it('weigh in a log that is recognised, too', async () => {
    const verl = [0, 1].map((i) => ({ input: 'q', output: `${i}`, step: 1, score: i, acc: 1 }));
    const { tables } = await groups(verl, { rewardParts: { score: 2, acc: 0.5 } });
    expect(column(tables, 'reward')).toEqual([0.5, 2.5]);
  });
});

describe('paths with the index of a list', () => {
  it.each([
    ['rewards.0', [1, 0]],
    ['rewards.1', [0, 1]],
    ['deep.list.1.r', [5, 7]],
  ])('%s', async (reward, expected) => {
    const rows = [
      { id: 1, rewards: [1, 0], deep: { list: [{ r: 4 }, { r: 5 }] } },
      { id: 1, rewards: [0, 1], deep: { list: [{ r: 6 }, { r: 7 }] } },
    ];
    expect((await groups(rows, { group: ['id'], reward: [reward] })).groups).toEqual([expected]);
    const { tables } = await groups(rows, {
      group: ['id'],
      reward: ['rewards.0'],
      outputTokens: reward,
    });
    expect(column(tables, 'output_tokens')).toEqual(expected);
  });

  it('a refused list of rollouts is read by the words of its refusal', async () => {
    const rows = [0, 1, 0, 1].map((id, i) => ({ id, rewards: [i & 1, 1, 0, i >> 1] }));
    const text = fromText(rows.map((row) => JSON.stringify(row)).join('\n'));
    const by = (reward: string) => ({ mapping: { group: ['id'], reward: [reward] } });
    await expect(read(text, by('rewards'))).rejects.toThrow('`reward: rewards.*` for rollouts');
    expect(column((await read(text, by('rewards.*'))).tables, 'reward')).toHaveLength(16);
  });
});
