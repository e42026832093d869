import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type Report, report } from '../../src/index.ts';
import { thresholdAmong } from '../../src/report/thresholdAmong.ts';

const lines = (rows: readonly object[]) =>
  fromText(rows.map((row) => JSON.stringify(row)).join('\n'), 'a.jsonl');
const causes = ({ now }: Report) => now?.causes ?? [];
const codes = (told: Report) => [...told.warnings, ...causes(told)].map(({ code }) => code);
const rows = <T extends object>(n: number, make: (i: number) => T) =>
  Array.from({ length: n }, (_, i) => ({ group: `g${i >> 2}`, ...make(i) }));

describe('parts of the reward', () => {
  it('a part for right answers that never paid is said, and nothing is solved', async () => {
    const parts = rows(120, (i) => ({ accuracy_reward: 0, format_reward: i % 3 ? 1 : 0 }));
    const told = await report(lines(parts), {
      group: 'group',
      rewardParts: ['accuracy_reward', 'format_reward'],
    });
    const [first] = causes(told);
    expect(first).toMatchObject({ code: 'part-never-paid', severity: 'alarm' });
    expect(first?.fact).toBe('`accuracy_reward` was never paid: 0 of 120 rollouts (at most 3 %)');
    expect(first?.meaning).toContain('All 30 live groups are live by format_reward alone');
    expect(told.groups).toMatchObject({ solved: 0, live: 30 });
    expect(told.passRate?.value).toBe(0);
    expect(told.parts.map(({ name, liveGroups }) => [name, liveGroups])).toEqual([
      ['accuracy_reward', 0],
      ['format_reward', 30],
    ]);
  });

  it('a part that paid once is no such part', async () => {
    const parts = rows(120, (i) => ({ acc: i === 7 ? 1 : 0, format: i % 3 ? 1 : 0 }));
    const told = await report(lines(parts), { group: 'group', rewardParts: { acc: 1, format: 1 } });
    expect(codes(told)).not.toContain('part-never-paid');
    expect(codes(told)).toContain('live-by-other-parts');
  });
});

describe('answers that were cut off', () => {
  const ends = (share: number) =>
    rows(100, (i) => {
      const cut = i % 10 < 10 * share;
      return { reward: cut ? 0 : 1, finish: cut ? 'length' : 'stop' };
    });

  it('are said with the pass rate of the finished ones', async () => {
    const told = await report(lines(ends(0.8)), { status: 'finish' });
    expect(told.cut).toEqual({
      truncated: 80,
      known: 100,
      truncatedShare: 0.8,
      passRateOfFinished: 1,
    });
    expect(codes(told)).toContain('answers-cut-off');
  });

  it('are no cause where they are few, or where nothing is said of ends', async () => {
    const none = ends(0).map((row) => ({ ...row, reward: 0 }));
    expect(codes(await report(lines(none), { status: 'finish' }))).not.toContain('answers-cut-off');
    expect((await report(lines(rows(8, () => ({ reward: 1 }))))).cut).toBeUndefined();
  });

  it('show in lengths alone where many are as long as the longest', async () => {
    const some = rows(100, (i) => {
      const cut = i % 5 === 0;
      return { reward: cut ? 0 : i % 2, tokens: cut ? 512 : 40 + ((i * 37) % 400) };
    });
    const right = some.filter(({ reward }) => reward === 1).length;
    for (const all of [some, some.toReversed()]) {
      const told = await report(lines(all), { outputTokens: 'tokens' });
      expect(told.cut).toEqual({
        truncated: 20,
        known: 100,
        truncatedShare: 0.2,
        passRateOfFinished: right / 80,
      });
      const cut = causes(told).find(({ code }) => code === 'answers-cut-off');
      expect(`${cut?.fact} ${cut?.meaning}`).toMatch(/20 %.*exactly 512 tokens/);
    }
  });

  it.each([
    ['one longest', (i: number) => 100 + i],
    ['answers of a word', (i: number) => 1 + (i % 3)],
    ['lengths that are all the same', () => 512],
  ])('do not show in %s', async (_, tokens) => {
    const some = rows(100, (i) => ({ reward: i % 2, tokens: tokens(i) }));
    expect((await report(lines(some), { outputTokens: 'tokens' })).cut).toBeUndefined();
  });
});

describe('what is no reward', () => {
  it('is missing, or a failure when asked', async () => {
    const some = rows(8, (i) => ({ reward: i % 4 === 0 ? null : 1 }));
    expect((await report(lines(some))).passRate?.value).toBe(1);
    const failed = await report(lines(some), { missing: 'fail' });
    expect(failed.passRate?.value).toBe(0.75);
    expect(codes(failed)).toContain('missing-as-failures');
  });

  it('a graded flag of success is left aside, an odd one costs its row', async () => {
    const graded = await report(lines(rows(8, (i) => ({ reward: i % 2, success: i / 8 }))));
    expect(codes(graded)).toContain('graded-success');
    expect(graded.groups.live).toBe(2);
    const odd = rows(40, (i) => ({ reward: i % 2, success: i === 5 ? 0.5 : i % 2 }));
    const told = await report(lines(odd));
    expect(codes(told)).toContain('odd-success');
    expect(told.groups.live).toBe(10);
  });

  it('rates that are no shares of the attempts, where they are many, make no number', async () => {
    const some = rows(20, (i) => ({ problem: `p${i}`, pass_rate: i < 4 ? 0.9 : 0.25, n: 4 }));
    const bare = some.map(({ group: _, ...row }) => row);
    await expect(report(lines(bare))).rejects.toThrow('4 of 20 rows (20 %) cannot be used');
  });

  it('makes no number where it is more than a tenth of the rows', async () => {
    const broken = [...rows(8, () => ({ reward: 1 })), { reward: 1 }, { reward: 0 }];
    await expect(report(lines(broken), { group: 'group', reward: 'reward' })).rejects.toThrow(
      '2 of 10 rows (20 %) cannot be used',
    );
  });

  it('a word of the reward may be the success', async () => {
    const words = rows(8, (i) => ({ out: i % 4 ? 'great' : 'meh' }));
    const asked = { group: 'group', reward: 'out' };
    await expect(report(lines(words), asked)).rejects.toThrow('"great" 6×, "meh" 2×');
    expect((await report(lines(words), { ...asked, success: 'great' })).passRate?.value).toBe(0.75);
    await expect(report(lines(words), { ...asked, success: 'grand' })).rejects.toThrow(
      'grand never came',
    );
  });
});

it('a mean of an unknown number of rollouts has a mean and a zone, and no bits', async () => {
  const means = [0, 0.5, 0.875, 1].map((pass_rate, id) => ({ id, pass_rate }));
  const told = await report(lines(means), { group: 'id', reward: 'pass_rate' });
  expect(told.passRate?.value).toBeCloseTo(0.59375, 12);
  expect(told.zone).toMatchObject({ groups: 2, share: 0.5 });
  expect(told.bits.perRollout).toBeNull();
  expect(codes(told)).toContain('mean-rewards');
  expect(codes(told)).not.toContain('singleton-groups');
});

it.each([
  [[-1.25, -1, 0.75, 1], 0.75],
  [[0, 0.1, 1, 1.1], 1],
  [[0, 1, 2], 2],
  [[5], 5],
  [null, 1],
])('among rewards %j a success is likely from %d on', (values, from) => {
  expect(thresholdAmong(values)).toBe(from);
});
