import { type Column, dictionary, type Table } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { successRule } from '../../src/options/successRule.ts';
import { mergeTrials } from '../../src/trials/mergeTrials.ts';
import { summariseTrials } from '../../src/trials/summariseTrials.ts';

const trials = (
  rows: readonly (readonly [group: string, reward: number])[],
  more: Record<string, readonly (string | number | null)[]> = {},
): Table => {
  const columns: Record<string, Column> = {
    group: dictionary(rows.map(([group]) => group)),
    reward: Float64Array.from(rows, ([, reward]) => reward),
  };
  for (const [name, cells] of Object.entries(more))
    columns[name] = cells.some((cell) => typeof cell === 'string')
      ? dictionary(cells.map((cell) => (cell === null ? null : String(cell))))
      : Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell)));
  return { rowCount: rows.length, columns };
};
const numbersOf = ({ columns }: Table, name: string): number[] => [
  ...(columns[name] as Float64Array),
];

describe('sums per group', () => {
  it('takes a label that stops where another column begins', async () => {
    const reward = Float64Array.of(1, 0);
    const group = dictionary(['a', 'a']);
    const first = { rowCount: 2, columns: { group, reward, category: dictionary(['x', 'x']) } };
    const second = { rowCount: 2, columns: { group, reward, status: dictionary(['ok', 'ok']) } };
    const { groups } = await summariseTrials([first, second]);
    // half of the rollouts of the group are of no category, so that it has none
    expect(groups.columns.category).toBeUndefined();
    expect(groups.columns.reward_n).toEqual(Float64Array.of(4));
  });

  it('are none for no rows', async () => {
    expect(await summariseTrials([])).toMatchObject({
      groups: { rowCount: 0, columns: {} },
      errors: 0,
    });
    expect(await mergeTrials([])).toEqual({ rowCount: 0, columns: {} });
  });

  it('keep a label that is one in each group, and drop one that differs within a group', async () => {
    const rows = [
      ['a', 1],
      ['a', 0],
      ['b', 1],
      ['b', 1],
    ] as const;
    const kept = await summariseTrials([trials(rows, { category: ['x', 'x', 'y', 'y'] })]);
    expect(kept.groups.rowCount).toBe(2);
    expect(kept.groups.columns.category).toBeDefined();
    const dropped = await summariseTrials([trials(rows, { category: ['x', 'z', 'y', 'y'] })]);
    expect(dropped.groups.columns.category).toBeUndefined();
    expect(numbersOf(dropped.groups, 'reward_n')).toEqual([2, 2]);
  });

  it('drop of two labels only the one that differs', async () => {
    const { groups } = await summariseTrials([
      trials(
        [
          ['a', 1],
          ['a', 0],
        ],
        { category: ['x', 'x'], prompt: ['p', 'q'] },
      ),
    ]);
    expect(groups.columns.category).toBeDefined();
    expect(groups.columns.prompt).toBeUndefined();
  });

  it('are of one group of one name per step, run and kind', async () => {
    const rows = [
      ['a', 1],
      ['a', 0],
      ['a', 1],
      ['a', 1],
    ] as const;
    for (const name of ['run', 'kind'])
      expect(
        (await summariseTrials([trials(rows, { [name]: ['p', 'p', 'q', 'q'] })])).groups.rowCount,
      ).toBe(2);
    const { groups } = await summariseTrials([trials(rows, { step: [1, 1, 1, 2] })]);
    expect(numbersOf(groups, 'reward_n')).toEqual([3, 1]);
  });

  it('keep labels apart that other steps give to a group of the same name', async () => {
    const { groups } = await summariseTrials([
      trials(
        [
          ['0', 1],
          ['0', 0],
          ['0', 1],
          ['0', 1],
        ],
        { step: [1, 1, 2, 2], prompt: ['p', 'p', 'q', 'q'] },
      ),
    ]);
    expect(groups.rowCount).toBe(2);
    expect(groups.columns.prompt).toBeDefined();
  });

  it('take a step for rows that name none, and leave one that they name', async () => {
    const rows = [
      ['a', 1],
      ['a', 0],
    ] as const;
    const named = await summariseTrials([trials(rows)], { step: 7 });
    expect(numbersOf(named.groups, 'step')).toEqual([7]);
    const own = await summariseTrials([trials(rows, { step: [3, 3] })], { step: 7 });
    expect(numbersOf(own.groups, 'step')).toEqual([3]);
  });

  it('count rollouts that ended in an error, and take their reward for missing', async () => {
    const { groups, errors } = await summariseTrials([
      trials(
        [
          ['a', 0],
          ['a', 0],
          ['a', 1],
        ],
        { status: ['error', 'ok', 'ok'] },
      ),
    ]);
    expect(errors).toBe(1);
    expect(numbersOf(groups, 'reward_n')).toEqual([2]);
    expect(numbersOf(groups, 'reward_missing')).toEqual([1]);
  });

  it('sum what right answers were thought to be worth, as far as that can be', async () => {
    const rows = [
      ['a', 1],
      ['a', 0],
      ['a', 1],
      ['a', 1],
    ] as const;
    const { groups } = await summariseTrials([trials(rows, { logprob: [-2, -3, 0.5, -9999] })]);
    // of the right answers one has a log-probability above 0 and one a stand-in for −∞
    expect(numbersOf(groups, 'right_logprob_n')).toEqual([1]);
    expect(numbersOf(groups, 'right_logprob_sum')).toEqual([-2]);
  });

  it('count successes by a rule, none where the reward is missing', async () => {
    const { groups } = await summariseTrials(
      [
        trials([
          ['a', 0.9],
          ['a', 0.2],
          ['a', Number.NaN],
        ]),
      ],
      { rule: successRule('>=0.5') },
    );
    expect(numbersOf(groups, 'success_n')).toEqual([2]);
    expect(numbersOf(groups, 'success_sum')).toEqual([1]);
  });

  it('of parts are the sums of the whole, also where only one has a label', async () => {
    const one = trials([
      ['a', 1],
      ['b', 0],
    ]);
    const two = trials([
      ['a', 0],
      ['b', 0],
    ]);
    const parts = await Promise.all([one, two].map((part) => summariseTrials([part])));
    const merged = await mergeTrials(parts.map(({ groups }) => groups));
    expect(merged).toEqual((await summariseTrials([one, two])).groups);
    expect(numbersOf(merged, 'reward_sum')).toEqual([1, 0]);
  });
});
