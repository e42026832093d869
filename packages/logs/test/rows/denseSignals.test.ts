import { isDictionary } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { fromText, neutralRows, type Rollout, readLog } from '../../src/index.ts';

type Row = Record<string, unknown>;

const jsonl = (rows: readonly Row[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

/** Numbers of a log by column, and the codes of what was told of it. */
async function read(rows: readonly Row[] | string, name = 'a.jsonl') {
  const log = await readLog(fromText(typeof rows === 'string' ? rows : jsonl(rows), name));
  const columns: Record<string, number[]> = {};
  for await (const table of log.tables)
    for (const [key, column] of Object.entries(table.columns))
      if (!isDictionary(column)) columns[key] = [...(columns[key] ?? []), ...column];
  return { columns, log, codes: log.summary().notes.map(({ code }) => code) };
}

const ln = Math.log;
const row = (more: Row): Row => ({ step: 0, group: 'a', reward: 1, output_tokens: 2, ...more });
/** Two tokens: the student gives ½ and ¼, the teacher ¼ and ½. */
const both = { student_logprobs: [ln(0.5), ln(0.25)], teacher_logprobs: [ln(0.25), ln(0.5)] };
/** D(¼‖½) + D(½‖¼) of coins, bits. */
const told = 1 - 0.8112781244591328 + 0.20751874963942185;

describe('log-probabilities of a student and a teacher', () => {
  it('become sums, and no list is kept', async () => {
    const { columns } = await read([row(both), row({ ...both, teacher_logprobs: null })]);
    expect(columns.teacher_tokens).toEqual([2, NaN]);
    expect(columns.teacher_distance![0]).toBeCloseTo(0, 12);
    expect(columns.teacher_excess![0]).toBeCloseTo(0.5, 12);
    expect(columns.teacher_told![0]).toBeCloseTo(told, 12);
    expect(columns.first_logprob![0]).toBe(ln(0.5));
    expect(Object.keys(columns).some((name) => /logprobs/.test(name))).toBe(false);
  });

  it.each<[string, Row]>([
    [
      'slime',
      { rollout_log_probs: both.student_logprobs, teacher_log_probs: both.teacher_logprobs },
    ],
    [
      'prime-rl',
      { inference_logprobs: both.student_logprobs, teacher_logprobs: both.teacher_logprobs },
    ],
    [
      'Trinity',
      { logprobs: both.student_logprobs, info: { teacher_logprobs: both.teacher_logprobs } },
    ],
    [
      'a cell of CSV',
      {
        student_logprobs: JSON.stringify(both.student_logprobs),
        teacher_logprobs: JSON.stringify(both.teacher_logprobs),
      },
    ],
    [
      'tokens of others between',
      {
        loss_mask: [1, 0, 1],
        student_logprobs: [ln(0.5), -9, ln(0.25)],
        teacher_logprobs: [ln(0.25), 0, ln(0.5)],
      },
    ],
  ])('of %s', async (_, names) => {
    const { columns } = await read([row(names)]);
    expect(columns.teacher_tokens).toEqual([2]);
    expect(columns.teacher_told![0]).toBeCloseTo(told, 12);
  });

  it('of samples of slime, as it writes them', async () => {
    const sample = {
      group_index: 0,
      index: 0,
      prompt: 'q',
      tokens: [1, 2, 3],
      response: 'r',
      response_length: 2,
      reward: 0,
      loss_mask: [1, 1],
      rollout_log_probs: both.student_logprobs,
      teacher_log_probs: both.teacher_logprobs,
      status: 'completed',
    };
    const { columns, log } = await read([sample], 'rollout_3.jsonl');
    expect(log.format).toBe('slime-samples');
    expect(columns.teacher_told![0]).toBeCloseTo(told, 12);
  });

  it('stand in rows that have no reward', async () => {
    const { columns } = await read([{ group: 'a', ...both }]);
    expect(columns.reward).toEqual([NaN]);
    expect(columns.teacher_tokens).toEqual([2]);
  });

  it('of an unknown token leave it out, and count it', async () => {
    const { columns, codes } = await read([
      row({ student_logprobs: [null, ln(0.5)], teacher_logprobs: [-1, ln(0.25)] }),
      row({ student_logprobs: [-9999, -1], teacher_logprobs: [-1, -9999] }),
    ]);
    expect(columns.teacher_tokens).toEqual([1, 1]);
    expect(columns.teacher_excluded).toEqual([NaN, 1]);
    expect(columns.teacher_distance![1]).toBe(0);
    expect(codes).toContain('token-logprobs-missing');
  });

  it.each<[string, Row]>([
    ['logprobs-positive', { student_logprobs: [0.7, 1.4], teacher_logprobs: [1.4, 0.7] }],
    ['logprobs-unequal', { student_logprobs: [-1, -2], teacher_logprobs: [-1, -2, -3] }],
    ['student-logprobs-missing', { teacher_logprobs: [-1, -2] }],
    [
      'logprobs-above-one',
      { student_top_logprobs: [[-0.1, -0.1]], teacher_top_logprobs: [[-1, -1]] },
    ],
    [
      'logprobs-renormalised',
      { student_top_logprobs: [[ln(0.5), ln(0.5)]], teacher_top_logprobs: [[ln(0.25), ln(0.75)]] },
    ],
  ])('that tell nothing are left out: %s', async (code, names) => {
    const { columns, codes } = await read([row(names)]);
    expect(codes).toContain(code);
    expect(Object.keys(columns).filter((name) => /teacher/.test(name))).toEqual([]);
  });

  it('of several tokens at each place, by place or by name', async () => {
    const [s, t] = [
      [ln(0.3), ln(0.3)],
      [ln(0.6), ln(0.25)],
    ];
    const { columns } = await read([
      row({ ...both, student_top_logprobs: [s], teacher_top_logprobs: [t] }),
      row({
        ...both,
        student_top_logprobs: [{ 7: s[0], 9: s[1] }],
        teacher_top_logprobs: [{ 9: t[1], 7: t[0], 11: -8 }],
      }),
    ]);
    for (const x of columns.teacher_top_told!) expect(x).toBeCloseTo(0.3219857736497249, 12);
  });

  it('as sums over answers tell the distance alone', async () => {
    const { columns } = await read([row({ student_logprobs: -3, teacher_logprobs: -5 })]);
    expect(columns.teacher_distance).toEqual([2]);
    expect(columns.teacher_tokens).toBeUndefined();
  });

  it('survive their own rows: sums are read as sums', async () => {
    const rows = [row({ ...both, turn_rewards: [0, 1] }), row({ ...both, turn_rewards: [1, 0.5] })];
    const first = await read(rows);
    const again: object[] = [];
    const log = await readLog(fromText(jsonl(rows), 'a.jsonl'));
    for await (const batch of neutralRows(log)) again.push(...[batch].flat());
    const second = await read(again as Row[]);
    for (const name of ['teacher_tokens', 'teacher_told', 'turns', 'turn_codes_1'])
      expect(second.columns[name]).toEqual(first.columns[name]);
  });
});

describe('rewards of turns', () => {
  const codesOf = async (rows: readonly Row[]) => (await read(rows)).columns;

  it('are codes that are equal for equal rewards', async () => {
    const { turns, turn_codes_1: codes } = await codesOf([
      row({ turn_rewards: [0, 1] }),
      row({ turn_rewards: [0, 1] }),
      row({ turn_rewards: [1, 0] }),
      row({ turn_rewards: [0, 0.123456] }),
    ]);
    expect(turns).toEqual([2, 2, 2, 2]);
    expect(codes![0]).toBe(codes![1]);
    expect(new Set(codes).size).toBe(3);
  });

  it('may stand in the turns themselves, and in rows of their own', async () => {
    const list = await codesOf([row({ turn_rewards: [0, 1] })]);
    const steps = await codesOf([
      row({
        steps: [
          { reward: 0, ob_len: 3 },
          { reward: 1, ob_len: 4 },
        ],
      }),
    ]);
    expect(steps.turn_codes_1).toEqual(list.turn_codes_1);
    const rows = ['x', 'y', 'z', 'u'].flatMap((rollout, i) => [
      { step: 0, group: `g${i >> 1}`, rollout_id: rollout, turn: 1, reward: 1 },
      { step: 0, group: `g${i >> 1}`, rollout_id: rollout, turn: 0, reward: 0 },
    ]);
    const folded = await codesOf(rows);
    expect(folded.turns).toEqual([2, 2, 2, 2]);
    for (const code of folded.turn_codes_1!) expect(code).toBe(list.turn_codes_1![0]);
  });

  it('of more than sixteen turns keep the first, and how many there are', async () => {
    const { turns, turn_codes_4: last } = await codesOf([
      row({ turn_rewards: Array.from({ length: 20 }, (_, t) => t % 2) }),
    ]);
    expect(turns).toEqual([20]);
    expect(last![0]).toBeGreaterThan(0);
  });

  it('are no lists of tokens, and hostile ones are none', async () => {
    const odd: readonly unknown[] = [Array(500).fill(0), [[1]], ['x'], {}, '[1, {', 'no'];
    for (const turn_rewards of odd) {
      const { columns } = await read([row({ turn_rewards })]);
      for (const x of columns.turns ?? []) expect(x).toBeLessThan(500);
    }
  });
});

// the type that formats fill in
const rollout: Rollout = { group: 'a', reward: 1, dense: { teacher_tokens: 2 } };
it('is part of a rollout', () => expect(rollout.dense).toEqual({ teacher_tokens: 2 }));
