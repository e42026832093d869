import { dictionary, type Table } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.ts';
import { successRule } from '../../src/options/successRule.ts';
import { buildReport } from '../../src/report/buildReport.ts';
import { summariseTrials } from '../../src/trials/summariseTrials.ts';
import { codes, groups, input, reportOn, type Trial } from '../support/trials.ts';

describe('what counts as a success', () => {
  const shaped: Trial[] = [
    { group: 'a', reward: 0.1, success: 0 },
    { group: 'a', reward: 0, success: 0 },
    { group: 'b', reward: 1.1, success: 1 },
    { group: 'b', reward: 0.1, success: 0 },
  ];

  it("the log's own flag comes first, and what it hides is said", async () => {
    const report = await reportOn(shaped);
    expect(report.success.source).toBe('log');
    expect(report.groups).toMatchObject({ live: 1, failed: 1, solved: 0, equalExactly: 0 });
    expect(report.warnings.find(({ code }) => code === 'rule-hides-contrast')?.message).toMatch(
      /1 of the 1 groups that are all right or all wrong by it still differ in the raw reward/,
    );
  });

  it('an explicit rule overrules the flag', async () => {
    const report = await reportOn(shaped, { rule: successRule('>=0.1') });
    expect(report.success).toEqual({ rule: 'reward >= 0.1', source: 'option' });
    expect(report.groups).toMatchObject({ live: 1, solved: 1, failed: 0 });
  });

  it.each([
    [-1, 1],
    [0, 2],
    [-0.5, 0.25],
    [5, 10],
  ])('two values %d and %d: relabelling changes no information', async (low, high) => {
    const plain = [
      ...groups(3, [0, 1, 1, 0]),
      ...groups(2, [1, 1, 1, 1], 's'),
      ...groups(1, [0, 0, 0, 0], 'f'),
    ];
    const relabelled = plain.map((trial) => ({
      ...trial,
      reward: trial.reward === 1 ? high : low,
    }));
    const [before, after] = [await reportOn(plain), await reportOn(relabelled)];
    expect(after.success).toEqual({ rule: `reward == ${high}`, source: 'two-valued' });
    expect(codes(after)).toContain('two-valued-reward');
    expect({ ...after.groups, bits: after.bits, rate: after.passRate }).toEqual({
      ...before.groups,
      bits: before.bits,
      rate: before.passRate,
    });
  });

  it('sums of 0/1 rewards obey a rule that only they can decide', async () => {
    const sums: Table = {
      rowCount: 2,
      columns: {
        group: dictionary(['a', 'b']),
        reward_n: Float64Array.of(4, 4),
        reward_sum: Float64Array.of(4, 1),
        reward_m2: Float64Array.of(0, 0.75),
        reward_min: Float64Array.of(1, 0),
        reward_max: Float64Array.of(1, 1),
        reward_missing: Float64Array.of(0, 0),
      },
    };
    const counted = { ...input, kind: 'counts' as const };
    const { groups: merged } = await summariseTrials([sums]);
    for (const rewardValues of [[0, 1], null]) {
      const read = (rule?: string): Report =>
        buildReport(
          { groups: merged, input: counted, rewardValues },
          { rule: rule === undefined ? undefined : successRule(rule) },
        );
      expect(read().groups).toMatchObject({ solved: 1, live: 1 });
      expect(read('>=1').groups).toMatchObject({ solved: 1, live: 1 });
      expect(read('==0').groups).toMatchObject({ failed: 1, live: 1, solved: 0 });
      expect(read('>=2').groups).toMatchObject({ failed: 2, live: 0 });
    }
  });
});

describe('errors, kinds, categories', () => {
  it('a rollout that ended in an error is missing, whatever reward was logged for it', async () => {
    const report = await reportOn([
      { group: 'a', reward: 1, status: 'ok' },
      { group: 'a', reward: 0, status: 'error' },
      { group: 'a', reward: 1, status: 'ok' },
    ]);
    expect(report.rollouts).toBe(3);
    expect(report.input.missing).toBe(1);
    expect(report.groups).toMatchObject({ solved: 1, sizes: { 2: 1 } });
    expect(report.warnings.find(({ code }) => code === 'missing-rewards')?.message).toMatch(
      /1 ended in an error/,
    );
  });

  it('training and evaluation are never mixed', async () => {
    const trials: Trial[] = [
      { group: 'a', reward: 1, kind: 'train' },
      { group: 'a', reward: 0, kind: 'train' },
      { group: 'a', reward: 0, kind: 'eval' },
      { group: 'a', reward: 0, kind: 'eval' },
      { group: 'b', reward: 0, kind: 'eval' },
    ];
    expect((await reportOn(trials)).groups).toMatchObject({ total: 1, live: 1 });
    expect(codes(await reportOn(trials))).toContain('kind-left-out');
    expect((await reportOn(trials, { kind: 'eval' })).groups).toMatchObject({
      total: 2,
      failed: 1,
    });
    const only = trials.filter(({ kind }) => kind === 'eval');
    expect((await reportOn(only)).groups.total).toBe(2);
    expect(codes(await reportOn(only))).not.toContain('kind-left-out');
    expect(codes(await reportOn(groups(2, [0, 1]), { kind: 'eval' }))).toContain('kind-unknown');
  });

  it('a label that varies within a group does not split it', async () => {
    const report = await reportOn([
      { group: 'a', reward: 1, category: 'x' },
      { group: 'a', reward: 0, category: 'y' },
    ]);
    expect(report.groups).toMatchObject({ total: 1, live: 1 });
    expect(report.categories).toEqual([]);
  });

  it('tells whether categories differ beyond noise, and with which interval each is known', async () => {
    /** 40 groups of four rollouts in two categories. */
    const run = (successes: (i: number) => number) =>
      reportOn(
        Array.from({ length: 40 }, (_, i) =>
          Array.from({ length: 4 }, (__, j) => ({
            group: `g${i}`,
            reward: Number(j < successes(i)),
            category: i % 2 === 0 ? 'even' : 'odd',
          })),
        ).flat(),
      );
    const same = await run((i) => Math.floor(i / 2) % 4);
    expect(same.jaggedness.verdict).toBe('not certified');
    const apart = await run((i) => (i % 2 === 0 ? 3 : 0) + (Math.floor(i / 2) % 2));
    expect(apart.jaggedness.verdict).toBe('jagged');
    const { lower, upper } = apart.jaggedness.spread!;
    expect(lower).toBeLessThan(0.75 / Math.SQRT2);
    expect(upper).toBeGreaterThan(0.75 / Math.SQRT2);
    for (const { passRate, passRateLower, passRateUpper } of apart.categories) {
      expect(passRateLower!).toBeLessThan(passRate!);
      expect(passRateUpper!).toBeGreaterThan(passRate!);
    }
    const none = await reportOn(groups(2, [0, 1]));
    expect(none.jaggedness).toEqual({
      verdict: 'cannot tell',
      spread: null,
      prompts: null,
      groupsAsPrompts: false,
      reason: 'the log names no category',
    });
  });

  it('slices by category and step add up to the whole', async () => {
    const trials = [
      ...groups(2, [0, 1]).map((trial) => ({ ...trial, category: 'x', step: 10 })),
      ...groups(3, [1, 1]).map((trial) => ({ ...trial, category: 'y', step: 9 })),
      ...groups(1, [0, 0], 'h').map((trial) => ({ ...trial, step: 9 })),
    ];
    const report = await reportOn(trials);
    expect(report.categories.map(({ name, groups: n }) => [name, n])).toEqual([
      ['x', 2],
      ['y', 3],
      ['none', 1],
    ]);
    expect(
      report.steps.map(({ name, live, solved, failed }) => [name, live, solved, failed]),
    ).toEqual([
      ['9', 0, 3, 1],
      ['10', 2, 0, 0],
    ]);
    for (const slices of [report.steps, report.categories])
      expect(slices.reduce((n, { rollouts }) => n + rollouts, 0)).toBe(report.rollouts);
  });
});

describe('waste', () => {
  it('counts rollouts and tokens of dead groups, by cause', async () => {
    const trials = [
      ...groups(1, [1, 1, 1, 1], 's'),
      ...groups(2, [0, 0], 'f'),
      ...groups(2, [0, 1]),
    ].map((trial) => ({ ...trial, tokens: 10 }));
    const report = await reportOn(trials);
    expect(report.wasted).toEqual({
      rollouts: 8,
      share: 8 / 12,
      solvedShare: 4 / 12,
      failedShare: 4 / 12,
    });
    expect(report.tokens).toEqual({ total: 120, wasted: 80 });
    const live = report.findings.find(({ name }) => name === 'live');
    expect(live?.meaning).toBe(
      'In 1 group all right and 2 groups all wrong there is no gradient from a group baseline (GRPO, RLOO): 67 % of the rollouts and 80 of 120 tokens.',
    );
    expect(live?.change).toMatch(
      /^Draw the prompts of the all-right group less often: 33 % of your rollouts\. Give the 2 all-wrong/,
    );
  });

  it('no dead group in twenty or more: the log may be filtered, and only what was kept is told', async () => {
    const filtered = Array.from({ length: 40 }, (_, i) =>
      Array.from({ length: 4 }, (_, j) => ({ group: `g${i}`, reward: Number(j < 1 + (i % 3)) })),
    ).flat();
    const report = await reportOn(filtered);
    expect(codes(report)).toContain('may-be-filtered');
    expect(report.wasted.share).toBeNull();
    expect(report.advice).toMatchObject({ groupSize: null, smallest: null, fill: null });
    expect(report.live).toMatchObject({ share: null, bitsShare: null });
    expect(report.advice.current.groupSize).toBe(4);
    expect(report.groups).toMatchObject({ live: 40, solved: 0, failed: 0 });
    expect(report.bits.perRollout?.method).toContain('kept');
    expect(codes(await reportOn(filtered.slice(0, 4 * 19)))).not.toContain('may-be-filtered');
    // dead groups of both kinds: no sign of a filter
    const honest = await reportOn([
      ...filtered,
      ...groups(30, [0, 0, 0, 0], 'f'),
      ...groups(30, [1, 1, 1, 1], 's'),
    ]);
    expect(codes(honest)).not.toContain('may-be-filtered');
    expect(codes(honest)).not.toContain('groups-missing');
  });

  it('a few dead groups where any mix of pass rates gives more: some are missing', async () => {
    // 200 groups of eight with one success each at a rate of 1/20, and two that failed
    const rare = (k: number, count: number, name: string) =>
      groups(count, [...Array<number>(k).fill(1), ...Array<number>(8 - k).fill(0)], name);
    const cut = await reportOn([...rare(1, 100, 'a'), ...rare(2, 30, 'b'), ...rare(0, 2, 'c')]);
    expect(codes(cut)).toContain('groups-missing');
    // κN₁²/N₂ − N₀ with κ = 7/16
    const missing = Math.ceil(((7 / 16) * 100 ** 2) / 30 - 2);
    const told = cut.warnings.find(({ code }) => code === 'groups-missing');
    expect(told?.message).toContain(`at least about ${missing} more groups of 8 all wrong`);
    const whole = await reportOn([...rare(1, 100, 'a'), ...rare(2, 30, 'b'), ...rare(0, 200, 'c')]);
    expect(codes(whole)).not.toContain('groups-missing');
  });
});

describe('groups of any size', () => {
  const counted = async (successes: readonly number[], n: number): Promise<Report> => {
    const k = Float64Array.from(successes);
    const size = new Float64Array(k.length).fill(n);
    const { groups: sums } = await summariseTrials([
      {
        rowCount: k.length,
        columns: {
          group: dictionary(successes.map((_, i) => `g${i}`)),
          reward_n: size,
          reward_sum: k,
          reward_m2: k.map((c) => c * (1 - c / n)),
          reward_min: k.map((c) => Number(c === n)),
          reward_max: k.map((c) => Number(c > 0)),
        },
      },
    ]);
    return buildReport({ groups: sums, input: { ...input, kind: 'counts' }, rewardValues: [0, 1] });
  };

  it('a quadrillion attempts per prompt cost no more than ten', async () => {
    const n = 1e15;
    const report = await counted([4e14, 3, 0, n], n);
    expect(report.groups).toMatchObject({ live: 2, solved: 1, failed: 1 });
    const h = -(0.4 * Math.log2(0.4) + 0.6 * Math.log2(0.6)) / 4;
    expect(report.bits.plugin).toBeCloseTo(h, 9);
    // rates are known to 1/16384, and H is steepest at 0
    expect(report.bits.perRollout?.value).toBeCloseTo(h, 4);
    expect(report.bits.biasBound).toBeLessThan(1e-4);
    const many = await counted(
      Array.from({ length: 30 }, (_, i) => Math.round((n * i) / 29)),
      n,
    );
    expect(many.bits.perRollout?.value).toBeCloseTo(many.bits.plugin ?? 0, 3);
    expect(many.advice.groupSize).toBeGreaterThanOrEqual(2);
  });

  it('large groups give what small groups of the same pass rates approach', async () => {
    const rates = Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);
    const large = await counted(
      rates.map((p) => Math.round(p * 1e6)),
      1e6,
    );
    const medium = await counted(
      rates.map((p) => Math.round(p * 9600)),
      9600,
    );
    expect(large.bits.perRollout?.value).toBeCloseTo(medium.bits.perRollout?.value ?? 0, 2);
    expect(large.live.groupSize).toBe(1e6);
    // no group is nearly of one verdict, so that none of one verdict is missed
    expect(medium.live.share?.value).toBeCloseTo(1, 9);
  });
});
