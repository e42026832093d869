import type { FigureTexts } from '@bits-per-sample/core';
import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupSizeFigureOptions, groupSizeFigure } from '../../src/index.ts';
import golden from '../golden/noise.json' with { type: 'json' };
import { describeSound, numbers } from '../support/soundFigures.ts';

/** Groups of n by successes, in the proportions of pass rates from Beta(2, 2): (k + 1)(n − k + 1). */
const beta22 = (n: number, of = (groups: number) => groups) =>
  groupsOf(
    n,
    Array.from({ length: n + 1 }, (_, k) => of((k + 1) * (n - k + 1))),
  );
/** So many groups of n with 0, 1, … n successes. */
function groupsOf(n: number, groups: readonly number[]) {
  const successes = groups.flatMap((count, k) => Array<number>(count).fill(k));
  return { successes, attempts: successes.map(() => n) };
}

const even = beta22(16);
const few = beta22(8, (groups) => Math.ceil(groups / 8));
const rare = groupsOf(8, [300, 30, 5]);
const variance = { betweenVariance: 0.02, withinVariance: 0.5, promptCost: 3 };
const [rollouts, kept] = ['Rollouts per live group', 'Share of the bits that arrive'] as const;

describeSound({
  groupSize: groupSizeFigure(even),
  'groupSize with variance': groupSizeFigure({ ...even, variance }),
  'groupSize that cannot be told': groupSizeFigure(few),
  'groupSize of hard prompts': groupSizeFigure({ ...rare, candidates: [2, 3, 4] }),
  'groupSize of two groups': groupSizeFigure(groupsOf(2, [1, 1])),
  'groupSize of prompts that agree': groupSizeFigure({
    ...even,
    variance: { betweenVariance: 0, withinVariance: 1 },
  }),
  'groupSize of many candidates': groupSizeFigure({
    ...even,
    candidates: Array.from({ length: 40 }, (_, i) => 5 * i + 2),
    keep: 1,
  }),
});

/** The rows of one panel, by group size. */
function panel(data: GroupSizeFigureOptions, name: string) {
  const figure = groupSizeFigure(data);
  const names = (figure.data.sizes!.panel as FigureTexts).values;
  const [size, value, lower, upper] = ['group_size', 'value', 'lower', 'upper'].map((field) =>
    numbers(figure, 'sizes', field),
  );
  const rows = names.flatMap((at, i) =>
    at === name
      ? [[size![i]!, { value: value![i]!, lower: lower![i]!, upper: upper![i]! }] as const]
      : [],
  );
  return new Map(rows);
}

describe('groupSizeFigure', () => {
  it('agrees with an enumeration of all outcomes, integrated by SciPy', () => {
    const data = { ...even, candidates: golden.sizes.map(({ size }) => size) };
    const [left, middle] = [panel(data, rollouts), panel(data, kept)];
    for (const row of golden.sizes) {
      const [live, share] = [left.get(row.size)!, middle.get(row.size)!];
      // up to the logged size the live share is told without bias
      expect(live.value / row.rollouts).toBeCloseTo(1, 9);
      expect(live.lower).toBeLessThan(row.rollouts);
      expect(live.upper).toBeGreaterThan(row.rollouts);
      expect(Math.abs(share.value - row.kept)).toBeLessThan(0.01);
      expect(share.lower).toBeLessThan(row.kept);
      expect(share.upper).toBeGreaterThan(row.kept);
    }
  });

  it('law: a size may be the smallest that is enough where the interval of its bits holds 80 %', () => {
    const counts = fc.array(fc.nat(12), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(counts, fc.constantFrom(0.5, 0.8, 0.95), (groups, keep) => {
        fc.pre(groups.slice(1, 8).some((count) => count > 0));
        const data = { ...groupsOf(8, groups), keep };
        const figure = groupSizeFigure(data);
        const { numbers: said, text } = figure.findings![0]!;
        const rows = [...panel(data, kept)];
        const least = (end: 'lower' | 'value' | 'upper') =>
          rows.find(([, row]) => row[end] >= keep - 1e-12)?.[0];
        expect([said.smallest, said.groupSize, said.largest]).toEqual([
          least('upper'),
          least('value'),
          least('lower'),
        ]);
        for (const [, { value, lower, upper }] of rows) {
          expect(0 <= lower && lower <= value && value <= upper && upper <= 1).toBe(true);
        }
        const open = said.smallest! < (said.largest ?? 64);
        expect(figure.zones).toHaveLength(open ? 1 : 0);
        if (open) expect(text).toContain(`(${said.smallest} `);
      }),
      { numRuns: 40 },
    );
  });

  it('says which sizes the counts cannot tell apart, and shades them', () => {
    const sure = groupSizeFigure(even);
    expect(sure.findings![0]).toEqual({
      text: 'Smallest of these group sizes at which 80 % of the bits arrive: 8',
      numbers: { keep: 0.8, groupSize: 8, smallest: 8, largest: 8 },
    });
    expect(sure.zones).toEqual([]);
    const unsure = groupSizeFigure(few);
    const { groupSize, smallest, largest } = unsure.findings![0]!.numbers;
    expect(groupSize).toBe(8);
    expect(unsure.findings![0]!.text).toBe(
      `Smallest of these group sizes at which 80 % of the bits arrive: 8 (${smallest} to ${largest} are as good as these counts can tell)`,
    );
    expect(unsure.zones).toMatchObject([{ axis: 'x', from: smallest, to: largest }]);
    const two = groupSizeFigure(groupsOf(2, [1, 1]));
    expect(two.findings![0]!.text).toMatch(/\(\d+ or more: these counts cannot tell\)$/);
  });

  it('says when no candidate is enough, with or without doubt', () => {
    const none = groupSizeFigure({ ...rare, candidates: [2, 4] });
    expect(none.findings).toEqual([
      {
        text: 'At none of these group sizes do 80 % of the bits arrive',
        numbers: { keep: 0.8 },
      },
    ]);
    expect(none.data.enough).toBeUndefined();
    const perhaps = groupSizeFigure({ ...groupsOf(4, [6, 2]), candidates: [2, 4, 8] });
    expect(perhaps.findings![0]!.text).toMatch(
      /^At none of these .* arrive \(\d or more may be enough: these counts cannot tell\)$/,
    );
  });

  it('leaves out live shares that groups as short as these cannot tell', () => {
    const pairs = groupsOf(2, [50, 50, 50]);
    expect([...panel(pairs, rollouts).keys()]).toEqual([2]);
    expect(panel(pairs, kept).size).toBe(6);
    expect(groupSizeFigure(pairs).caption).toContain(
      'For G = 4, 8, 16, 32, 64 these counts do not tell how many groups would be live: not shown.',
    );
    expect(groupSizeFigure(pairs).findings).toHaveLength(1);
    // what they tell without bias is shown, however widely
    const ten = panel(groupsOf(8, [1, 1, 1, 1, 2, 1, 1, 1, 1]), rollouts);
    expect([...ten.keys()]).toEqual([2, 4, 8]);
    expect(8 / ten.get(8)!.lower - 8 / ten.get(8)!.upper).toBeGreaterThan(0.2);
    const none = groupSizeFigure({ ...pairs, candidates: [32, 64] });
    expect(none.facet!.domain).toEqual([kept]);
  });

  it('takes the groups of one prompt for one observation', () => {
    const twice = {
      successes: [...few.successes, ...few.successes],
      attempts: [...few.attempts, ...few.attempts],
      prompts: [...few.successes.keys(), ...few.successes.keys()],
    };
    for (const name of [rollouts, kept]) {
      const [one, other] = [panel(few, name), panel(twice, name)];
      for (const [size, row] of one) expect(other.get(size)!.lower).toBeCloseTo(row.lower, 10);
    }
    expect(groupSizeFigure(few).caption).toContain('Each group is taken for a prompt of its own');
    const caption = groupSizeFigure(twice).caption!;
    expect(caption).not.toContain('of its own');
    expect(caption).toContain(`prompts like these ${few.successes.length}`);
  });

  it('draws variance times cost relative to the best candidate', () => {
    // (N + 3)(0.02 + 0.5/(N − 1)): N = 2: 2.6, 8: 1.005714…, 16: 1.013333…, 32: 1.264516…
    const costs = panel(
      { ...even, variance, candidates: [2, 8, 16, 32] },
      'Gradient variance × cost',
    );
    const best = 11 * (0.02 + 0.5 / 7);
    for (const [size, cost] of [
      [2, 5 * 0.52],
      [8, best],
      [16, 19 * (0.02 + 0.5 / 15)],
      [32, 35 * (0.02 + 0.5 / 31)],
    ] as const)
      expect(costs.get(size)!.value).toBeCloseTo(cost / best, 12);
    const [, , finding] = groupSizeFigure({ ...even, variance }).findings!;
    expect(finding!.numbers).toEqual({ groupSize: 8, optimum: 1 + Math.sqrt((0.5 * 4) / 0.02) });
  });

  it('marks the estimate in every panel', () => {
    const figure = groupSizeFigure({ ...even, variance });
    expect(numbers(figure, 'enough', 'group_size')).toEqual([8, 8, 8]);
    const resolved = resolveFigure(figure);
    expect(resolved.panels).toHaveLength(3);
    for (const { series, x } of resolved.panels) {
      expect(series.some((s) => s.mark === 'rule' && s.color === series.at(-1)!.color)).toBe(true);
      expect(x.ticks.map((tick) => tick.label)).toEqual(['2', '4', '8', '16', '32', '64']);
    }
  });

  it('says what bits do not know', () => {
    expect(groupSizeFigure(even).caption).toContain('say nothing about how much prompts differ');
    expect(groupSizeFigure({ ...even, variance }).caption).toContain('Neither knows');
    const agree = groupSizeFigure({
      ...even,
      variance: { betweenVariance: 0, withinVariance: 1 },
    });
    expect(agree.findings![2]!.text).toContain('the larger the better');
    expect(agree.findings![2]!.numbers).toEqual({ groupSize: 64 });
  });

  it.each([
    [groupsOf(8, [5, 0, 0, 0, 0, 0, 0, 0, 5]), 'groupSizeFigure: expected successes with a group'],
    [groupsOf(1, [5, 5]), 'groupSizeFigure: expected successes with a group'],
    [{ ...even, attempts: [8] }, 'groupSizeFigure: expected attempts'],
    [{ ...even, prompts: ['a'] }, 'groupSizeFigure: expected prompts'],
    [{ ...even, candidates: [8] }, 'groupSizeFigure: expected candidates 2 to 40'],
    [{ ...even, candidates: [8, 8] }, 'groupSizeFigure: expected candidates 2 to 40'],
    [{ ...even, candidates: [1, 2] }, 'groupSizeFigure: expected candidates an integer'],
    [{ ...even, keep: 1.1 }, 'keep in [0, 1]'],
    [{ ...even, variance: { betweenVariance: -1, withinVariance: 1 } }, 'betweenVariance ≥ 0'],
    [
      { ...even, variance: { betweenVariance: 0, withinVariance: 0 } },
      'groupSizeFigure: expected variance',
    ],
    [
      { ...even, variance: { betweenVariance: NaN, withinVariance: 1 } },
      'groupSizeFigure: expected variance',
    ],
  ])('refuses what cannot be drawn, %#', (data, text) => {
    expect(() => groupSizeFigure(data)).toThrow(text);
  });
});
