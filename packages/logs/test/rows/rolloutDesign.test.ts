import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, groupsOf, read } from '../support/read.ts';

type Row = Readonly<Record<string, unknown>>;

/** Tasks of four rollouts, each of one to three turns, with one reward for all its turns. */
const turns = (row: (task: number, k: number, turn: number, last: boolean) => Row): Row[] =>
  Array.from({ length: 10 }, (_, task) => task).flatMap((task) =>
    [0, 1, 2, 3].flatMap((k) => {
      const n = 1 + ((task + k) % 3);
      return Array.from({ length: n }, (_, turn) => ({
        task: `t${task}`,
        ...row(task, k, turn, turn === n - 1),
      }));
    }),
  );
const paid = (task: number, k: number) => Number(k < task % 5);
const mapping = { group: ['task'], reward: ['reward'] };
const readRows = async (rows: readonly Row[], options: object = { mapping }) => {
  const { log, tables } = await read(
    fromText(rows.map((row) => JSON.stringify(row)).join('\n')),
    options,
  );
  const { notes, rows: n, duplicates } = log.summary();
  const note = (code: string) => notes.find((one) => one.code === code);
  return { n, tables, note, duplicates, groups: groupsOf(tables) };
};
const hits = (groups: Map<string, number[]>) =>
  [...groups.values()].map((rewards) => [rewards.length, rewards.reduce((a, b) => a + b, 0)]);
const right = Array.from({ length: 10 }, (_, task) => [4, task % 5]);

describe('rows that are turns', () => {
  it.each([
    ['rollout_id', 'turn'],
    ['trajectory', 'turn_idx'],
    ['episodeId', 'step_idx'],
    ['session_id', 'message_index'],
    ['Conversation ID', 'Turn'],
  ])('of rollouts that %s names and %s counts are one rollout each', async (name, turn) => {
    const rows = turns((task, k, t) => ({
      [name]: `r${task}-${k}`,
      [turn]: t,
      reward: paid(task, k),
    }));
    const { groups, n, note } = await readRows(rows);
    expect(hits(groups)).toEqual(right);
    expect(n).toBe(40);
    expect(note('turns')).toMatchObject({ severity: 'alarm' });
    expect(note('turns')?.message).toContain(`${rows.length} rows are turns of 40 rollouts`);
  });

  it('are told by a number within the group, and by equal rewards where none counts turns', async () => {
    const rows = turns((task, k) => ({ traj_idx: k, text: 'x', reward: paid(task, k) }));
    expect(hits((await readRows(rows)).groups)).toEqual(right);
  });

  it('have the reward of the last turn that has one', async () => {
    const last = turns((task, k, turn, final) => ({
      episode: k,
      turn,
      reward: final ? paid(task, k) : null,
    }));
    expect(hits((await readRows(last)).groups)).toEqual(right);
    const growing = turns((task, k, turn, final) => ({
      episode: k,
      turn,
      reward: final ? paid(task, k) : 0,
    }));
    const made = await readRows(growing);
    expect(hits(made.groups)).toEqual(right);
    expect(made.note('turn-rewards')?.severity).toBe('alarm');
  });

  it('have their tokens together', async () => {
    const rows = turns((task, k, turn) => ({ episode: k, turn, len: 10, reward: paid(task, k) }));
    const { tables } = await readRows(rows, { mapping: { ...mapping, outputTokens: 'len' } });
    const tokens = column(tables, 'output_tokens') as number[];
    expect(tokens.reduce((a, b) => a + b, 0)).toBe(10 * rows.length);
    expect(tokens).toHaveLength(40);
  });

  it('are told in neutral rows, also by the name of the rollout there', async () => {
    for (const name of ['rollout', 'trajectory_id']) {
      const rows = turns((task, k, turn) => ({
        step: 1,
        group: task,
        [name]: k,
        turn,
        reward: paid(task, k),
      })).map(({ task: _, ...row }) => row);
      expect(hits((await readRows(rows, {})).groups)).toEqual(right);
    }
  });

  it('are one rollout when the caller names it, by turns or not', async () => {
    const rows = turns((task, k, t) => ({ key: k, turn: t, reward: paid(task, k) }));
    const named = { mapping: { ...mapping, rollout: 'key' } };
    expect((await readRows(rows)).n).toBe(rows.length);
    expect(hits((await readRows(rows, named)).groups)).toEqual(right);
    const { groups, note, duplicates } = await readRows(
      rows.map(({ turn: _, ...row }) => row),
      named,
    );
    expect(hits(groups)).toEqual(right);
    expect([note('turns'), duplicates]).toEqual([undefined, rows.length - 40]);
  });

  it('may be, where several rows share a name and nothing decides: an alarm', async () => {
    const rows = turns((task, k, turn) => ({ rollout_id: k, reward: (task + k + turn) % 2 }));
    const { n, note } = await readRows(rows);
    expect(n).toBe(rows.length);
    expect(note('turns-open')?.severity).toBe('alarm');
    expect(note('turns-open')?.message).toContain('`rollout: rollout_id`');
  });

  it('law: are the same in any order', async () => {
    const rows = turns((task, k, turn, final) => ({
      step: task % 3,
      rollout_id: k,
      turn,
      reward: final ? paid(task, k) : null,
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        async (shuffled) => {
          const { groups } = await readRows(shuffled, { mapping: { ...mapping, step: 'step' } });
          const sorted = (all: number[][]) => all.map((pair) => pair.join('/')).sort();
          expect(sorted(hits(groups))).toEqual(sorted(right));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('rows that are rollouts', () => {
  it.each<[string, (task: number, k: number, turn: number) => Row]>([
    ['each with a name of its own', (task, k, t) => ({ rollout_id: `${task}-${k}-${t}` })],
    ['of an iteration that is called rollout', () => ({ rollout_id: 7, turn: 1 })],
    ['of one session a group', (task) => ({ session: task })],
    ['with a length of the episode', (task, k) => ({ episode_length: k, traj_len: task })],
    ['with turns that are a count', (task, k) => ({ turns: k, num_turns: task })],
    ['with an episode of training', (task) => ({ episode: task % 2, turn: 3 })],
  ])('stay: %s', async (_, more) => {
    const rows = turns((task, k, t) => ({ ...more(task, k, t), reward: (task + k + t) % 2 }));
    const { n, note } = await readRows(rows);
    expect(n).toBe(rows.length);
    expect([note('turns'), note('turns-open')]).toEqual([undefined, undefined]);
  });

  it.each(['sample_id', 'trial', 'attempt_idx'])(
    'of what %s names are one rollout each where turns are counted, and rollouts where none are',
    async (name) => {
      const rows = turns((task, k, turn, last) => ({
        [name]: `${task}-${k}`,
        turn,
        reward: last ? paid(task, k) : 0,
      }));
      expect(hits((await readRows(rows)).groups)).toEqual(right);
      const without = rows.map(({ turn: _, ...row }) => row);
      expect((await readRows(without)).n).toBe(rows.length);
    },
  );

  it.each([
    ['a step in the group', { group: ['step', 'task'], reward: ['reward'] }, (s: number) => s],
    ['a step as a word', { ...mapping, step: 'at' }, (s: number) => `step_${s}`],
    ['a step as a text', { ...mapping, step: 'at' }, String],
  ])('a resumed run is seen by %s', async (_, by, print) => {
    const rows = [1, 2, 3, 2, 3].flatMap((step) =>
      [0, 1, 0, 1].map((reward) => ({ task: 't', step: print(step), at: print(step), reward })),
    );
    const { tables } = await readRows(rows, { mapping: by });
    expect(column(tables, 'segment').indexOf(1)).toBe(12);
    expect(new Set(column(tables, 'step'))).toEqual(new Set([1, 2, 3]));
  });

  it('of several steps are told where a prompt is named and no step', async () => {
    const rows = [1, 2, 1, 2].map((step) => ({ step, task: 't', reward: step % 2 }));
    const told = async (by: object, some: readonly Row[] = rows) =>
      (await readRows(some, { mapping: { prompt: 'task', reward: ['reward'], ...by } })).note(
        'step-not-named',
      );
    expect(await told({})).toMatchObject({ code: 'step-not-named' });
    expect(await told({ step: 'step' })).toBeUndefined();
    expect(await told({ group: ['task'] })).toBeUndefined();
    expect(
      await told(
        {},
        rows.map((row) => ({ ...row, step: 1 })),
      ),
    ).toBeUndefined();
  });
});
