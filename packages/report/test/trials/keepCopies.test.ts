import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type Report, type ReportOptions, report } from '../../src/index.ts';
import { type Row, steps } from './stepRows.ts';

const later = { reward: (_step: number, g: number, k: number) => Number(k <= g) };

const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const read = (rows: readonly object[], options: ReportOptions = {}): Promise<Report> =>
  report(fromText(lines(rows)), options);
const noteOf = ({ warnings }: Report, code = 'steps-again') =>
  warnings.find((warning) => warning.code === code);
const successes = (rows: readonly Row[]) => rows.reduce((sum, { reward }) => sum + reward, 0);
const told = async (rows: readonly Row[], options?: ReportOptions) => {
  const made = await read(rows, options);
  const n = made.rollouts ?? 0;
  return [n, Math.round((made.reward.mean ?? 0) * n), !!noteOf(made)];
};

describe('a run that was resumed', () => {
  const first = steps(1, 4);
  const again = steps(3, 6, later);
  const lastCopy = [...steps(1, 2), ...again];

  it('counts the last copy of the steps that were rolled out again, and says so', async () => {
    const made = await read([...first, ...again]);
    expect(made.rollouts).toBe(96);
    expect(made.groups.total).toBe(24);
    expect(made.reward.mean).toBeCloseTo(successes(lastCopy) / 96, 12);
    const note = noteOf(made);
    expect(note).toMatchObject({ severity: 'alarm', remedy: { field: 'keep', value: 'first' } });
    expect(note?.message).toContain('Steps 3 and 4 stand in the log twice');
    expect(note?.message).toContain('32 rollouts');
    expect(note?.message).toContain('from 4 to 3 at row 65');
  });

  it('counts the first copy or all when asked', async () => {
    const rows = [...first, ...again];
    expect(await told(rows, { keep: 'first' })).toEqual([
      96,
      successes([...first, ...steps(5, 6, later)]),
      true,
    ]);
    expect(await told(rows, { keep: 'all' })).toEqual([128, successes(rows), true]);
  });

  it('is seen where the crash cut the last step short', async () => {
    const cut = first.slice(0, -6);
    expect(await told([...cut, ...again])).toEqual([96, successes(lastCopy), true]);
  });

  it('is seen where the log ends within a step: the rest of it is the first copy', async () => {
    const rows = [...first, ...steps(3, 4, later).slice(0, -8)];
    const right = [...steps(1, 2), ...steps(3, 4, later).slice(0, -8), ...first.slice(-8)];
    expect(await told(rows)).toEqual([64, successes(right), true]);
  });

  it('is seen twice', async () => {
    const once = steps(1, 5);
    const third = steps(3, 8, { reward: () => 1 });
    expect(await told([...once, ...steps(3, 4, later), ...third])).toEqual([
      128,
      successes([...steps(1, 2), ...third]),
      true,
    ]);
  });

  it('is seen when its prompts are drawn anew', async () => {
    const other = steps(3, 6, { ...later, name: (step, g) => `again${step}-${g}` });
    expect(await told([...first, ...other])).toEqual([
      96,
      successes([...steps(1, 2), ...other]),
      true,
    ]);
  });

  it('is seen in rows that count a group each', async () => {
    const counts = (rows: Row[]) => {
      const by = new Map<string, { step: number; c: number; n: number; id: string }>();
      for (const { step, group, reward } of rows) {
        const row = by.get(group) ?? { step, id: group, c: 0, n: 0 };
        by.set(group, { ...row, c: row.c + reward, n: row.n + 1 });
      }
      return [...by.values()];
    };
    const many = { groups: 8 };
    const rows = [...counts(steps(1, 6, many)), ...counts(steps(4, 9, { ...many, ...later }))];
    const made = await read(rows, {
      group: 'id',
      successes: 'c',
      attempts: 'n',
      step: 'step',
    });
    expect([made.groups.total, made.rollouts]).toEqual([72, 288]);
    expect(noteOf(made)?.message).toContain('Steps 4 to 6');
  });

  it('is seen where rollouts are numbered within their group', async () => {
    const more = { more: (_s: number, _g: number, k: number) => ({ rollout: String(k) }) };
    const rows = [...steps(1, 4, more), ...steps(3, 6, { ...later, ...more })];
    expect(await told(rows)).toEqual([96, successes(lastCopy), true]);
  });

  it('is seen of each rank, where ranks write by turns', async () => {
    const ranks = (rows: Row[]) => rows.map((row, i) => ({ ...row, rank: i % 2 }));
    expect(await told(ranks([...first, ...again]))).toEqual([96, successes(lastCopy), true]);
  });

  it('is seen in a second file', async () => {
    const made = await report([fromText(lines(first), 'a'), fromText(lines(again), 'b')]);
    expect(made.rollouts).toBe(96);
    expect(made.reward.mean).toBeCloseTo(successes(lastCopy) / 96, 12);
    expect(noteOf(made)?.message).toContain('a later file goes back to them');
    const all = await report([fromText(lines(first), 'a'), fromText(lines(again), 'b')], {
      keep: 'all',
    });
    expect(all.rollouts).toBe(128);
  });

  it('counts errors of the copy that counts', async () => {
    const status = (rows: Row[], bad: number) =>
      rows.map((row, i) => ({ ...row, status: i % 8 < bad ? 'error' : 'ok' }));
    const made = await read([...status(first, 2), ...status(again, 1)]);
    expect(made.rollouts).toBe(96);
    expect(noteOf(made, 'missing-rewards')?.message).toContain('16 rollouts of 96');
    expect(noteOf(made, 'missing-rewards')?.message).toContain('(16 ended in an error)');
  });
});

describe('a second run in one log', () => {
  it('counts in place of the first', async () => {
    const second = steps(1, 6, later);
    expect(await told([...steps(1, 4), ...second])).toEqual([96, successes(second), true]);
    expect(await told([...steps(1, 6), ...second])).toEqual([96, successes(second), true]);
  });
});

describe('rows that no run repeated', () => {
  it.each([
    ['in time order', steps(1, 6)],
    ['sorted from the last step back', [...steps(1, 6)].reverse()],
    [
      'of ranks one after the other',
      [0, 1, 2].flatMap((rank) => steps(1, 6, { name: (s, g) => `${rank}-${s}-${g}` })),
    ],
    [
      'of ranks that end at different steps, named by a column',
      [0, 1].flatMap((rank) => steps(1, 6 + rank, { more: () => ({ rank }) })),
    ],
    [
      'of models one after the other, named by a column',
      ['a', 'b'].flatMap((model) => steps(1, 6, { more: () => ({ model }) })),
    ],
    [
      'of a run and of the evaluation of some of its steps, after it',
      [
        ...steps(1, 10),
        ...[5, 10].flatMap((step) => steps(step, step, { name: (s, g) => `eval ${s} ${g}` })),
      ],
    ],
    [
      'sorted by prompt, then by step',
      [0, 1, 2, 3].flatMap((p) => steps(1, 8, { groups: 1, size: 8, name: () => `p${p}` })),
    ],
    [
      'where a group is completed after the next step has begun',
      [1, 2, 3, 4, 5].flatMap((step) => {
        const rows = steps(step, step, { size: 8 });
        return [
          ...(step > 1 ? steps(step - 1, step - 1, { size: 8 }).slice(-3) : []),
          ...(step < 5 ? rows.slice(0, -3) : rows),
        ];
      }),
    ],
    [
      'with the number of the turn for a step',
      [0, 1, 2, 3].flatMap((task) =>
        [0, 1, 2, 3].flatMap((k) =>
          Array.from({ length: 3 + ((k + task) % 3) }, (_, turn) => ({
            step: turn,
            group: `t${task}`,
            reward: k % 2,
          })),
        ),
      ),
    ],
  ] as [string, Row[]][])('%s', async (_, rows) => {
    const made = await read(rows);
    expect(made.rollouts).toBe(rows.length);
    expect(noteOf(made)).toBeUndefined();
  });

  it('of ranks in files of their own', async () => {
    const rank = (r: number) => lines(steps(1, 6, { name: (s, g) => `${r}-${s}-${g}` }));
    const halves = (k: number) => lines(steps(1, 6).filter((_, i) => i % 2 === k));
    for (const texts of [
      [rank(0), rank(1)],
      [halves(0), halves(1)],
    ]) {
      const made = await report(texts.map((text, i) => fromText(text, `rank${i}`)));
      expect(made.rollouts).toBe(texts.join('\n').split('\n').length);
      expect(noteOf(made)).toBeUndefined();
    }
  });

  it('says of steps in several places that they are taken as parts', async () => {
    const ranks = [0, 1].flatMap((r) => steps(1, 6, { name: (s, g) => `${r}-${s}-${g}` }));
    const made = await read(ranks);
    expect(noteOf(made, 'steps-in-parts')).toMatchObject({ severity: 'note' });
    expect((await read(ranks, { keep: 'last' })).rollouts).toBe(96);
    const asked = await read(ranks, { keep: 'last' });
    expect(noteOf(asked)?.severity).toBe('note');
  });
});
