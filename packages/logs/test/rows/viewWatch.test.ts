import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { read } from '../support/read.ts';

type Row = Readonly<Record<string, unknown>>;
const mapping = { group: ['task'], reward: ['reward'] };

/** Ten tasks with so many answers each. */
const answers = (n: number, row: (task: number, k: number) => Row | Row[]): Row[] =>
  Array.from({ length: 10 }, (_, task) => task).flatMap((task) =>
    Array.from({ length: n }, (_, k) => k).flatMap((k) =>
      [row(task, k)].flat().map((one) => ({ task, reward: (task + k) % 2, ...one })),
    ),
  );
const notesOf = async (rows: readonly Row[], options: object = { mapping }) => {
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  const { log, rows: n } = await read(fromText(text), options);
  expect(n).toBe(rows.length);
  const notes = log.summary().notes.filter(({ code }) => ['views', 'pooled'].includes(code));
  for (const note of notes) expect(note.severity).toBe('alarm');
  return notes.map(({ code, message }) => `${code}: ${message}`);
};

describe('several rows of one answer', () => {
  it.each<[string, string, (task: number, k: number) => Row[]]>([
    [
      'two filters',
      'filter',
      (task, k) =>
        ['strict-match', 'flexible-extract'].map((filter) => ({ filter, resps: [`${task} ${k}`] })),
    ],
    [
      'three judges without a text',
      'judge',
      () => ['gpt', 'human', 'rule'].map((judge) => ({ judge })),
    ],
    ['judges that are letters', 'judge', () => ['a', 'b', 'c'].map((judge) => ({ judge }))],
    ['numbered graders', 'grader', () => ['g1', 'g2'].map((grader) => ({ grader }))],
    [
      'a metric a row, text as chat',
      'metric_name',
      (task, k) =>
        ['exact', 'format'].map((metric_name) => ({
          metric_name,
          messages: [{ role: 'assistant', content: `${task} ${k}` }],
        })),
    ],
    [
      'filters whose own text differs',
      'filter',
      (task, k) =>
        ['first', 'all'].map((filter) => ({
          filter,
          resps: [`${task} ${k}`],
          filtered_resps: [`${filter} ${task} ${k}`],
        })),
    ],
  ])('are told: %s', async (_, column, rows) => {
    const notes = await notesOf(answers(4, rows));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^views: /);
    expect(notes[0]).toContain(`\`where: { ${column}: '`);
  });

  it('are not told once one view is asked for', async () => {
    const rows = answers(4, () => ['gpt', 'human'].map((judge) => ({ judge })));
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    const { log } = await read(fromText(text), {
      mapping: { ...mapping, where: { judge: 'gpt' } },
    });
    expect(log.summary().rows).toBe(40);
    expect(log.summary().notes.some(({ code }) => code === 'views')).toBe(false);
  });

  it('are told of rows that count a group each', async () => {
    const rows = answers(1, () => ['direct', 'thinking'].map((style) => ({ style, c: 3, n: 8 })));
    const counts = { mapping: { group: ['task'], successes: 'c', attempts: 'n' } };
    expect(await notesOf(rows, counts)).toHaveLength(1);
  });

  it('law: are told whatever the order', async () => {
    const rows = answers(4, (task, k) =>
      ['a1 x', 'b1 x'].map((view) => ({ view, text: `${task} ${k}` })),
    );
    const [told] = await notesOf(rows);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        expect(await notesOf(shuffled)).toEqual([told]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('groups that pool several who answer', () => {
  it.each<[string, (task: number, k: number) => Row]>([
    ['model', (_, k) => ({ model: ['small', 'large'][k % 2] })],
    ['system', (_, k) => ({ system: `team-${k}` })],
    ['agent_name', (task, k) => ({ agent_name: ['solver', 'critic', 'other'][(task + k) % 3] })],
    ['alias', (_, k) => ({ alias: k < 1 ? 'base' : 'tuned' })],
    ['seed', (_, k) => ({ seed: k % 2 })],
  ])('are told: %s', async (column, row) => {
    const notes = await notesOf(answers(4, row));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^pooled: 10 of 10 groups/);
    expect(notes[0]).toContain(`\`where: { ${column}: '`);
  });

  it('are not told where each group is of one model, or the model is in the group', async () => {
    const apart = answers(4, (task) => ({ model: task % 2 ? 'small' : 'large' }));
    expect(await notesOf(apart)).toEqual([]);
    const pooled = answers(4, (_, k) => ({ model: k % 2 ? 'small' : 'large' }));
    const both = { mapping: { ...mapping, group: ['task', 'model'] } };
    expect(await notesOf(pooled, both)).toEqual([]);
  });
});

describe('rows that are rollouts', () => {
  it.each<[string, (task: number, k: number) => Row]>([
    ['called by letters', (_, k) => ({ sample: 'abcd'[k] })],
    ['called by numbered names', (_, k) => ({ sample: `rollout-${k}`, attempt: `r${k}` })],
    ['numbered', (_, k) => ({ k, seed: k, index: String(k) })],
    ['with a reason to stop', (task, k) => ({ finish_reason: (task * k) % 3 ? 'stop' : 'length' })],
    ['with an answer of choice', (task, k) => ({ answer: 'ABCD'[(task * 7 + k * 3) % 4] })],
    ['with verdicts in words', (task, k) => ({ verdict: (task * k) % 3 ? 'right' : 'wrong' })],
    ['with a source of the task', (task) => ({ source: task % 2 ? 'gsm8k' : 'math' })],
    [
      'with names that stand beside different texts',
      (task, k) => ({ who: ['alpha', 'beta', 'gamma', 'delta'][k], text: `${task} ${k}` }),
    ],
  ])('are left alone: %s', async (_, row) => {
    // rewards that are not balanced either
    const rows = answers(4, row).map((one, i) => ({ ...one, reward: Number((i * i) % 7 < 3) }));
    expect(await notesOf(rows)).toEqual([]);
  });

  it('law: in a log of many groups, of which some are looked at, too', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => ({
      task: Math.floor(i / 4),
      reward: i % 2,
      judge: i % 2 ? 'human' : 'model',
    }));
    const notes = await notesOf(rows);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/groups that were looked at hold each value of judge/);
    expect(await notesOf([...rows].reverse())).toEqual(notes);
  });
});
