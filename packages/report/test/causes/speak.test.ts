import { createRng, type Rng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { causesOf } from '../../src/causes/causesOf.ts';
import { estimatorOf } from '../../src/causes/estimatorOf.ts';
import { judgedSample } from '../../src/causes/judgedSample.ts';
import { readStaleness } from '../../src/causes/readStaleness.ts';
import { readGroups } from '../../src/trials/readGroups.ts';
import {
  causesIn,
  type Estimate,
  factsOf,
  groupMean,
  inSteps,
  rowsOf,
  sourceOf,
  trialsOf,
  type World,
} from '../support/causeWorld.ts';

const find = async (world: World, code: string, rng: Rng = createRng(11)) =>
  (await causesIn(trialsOf(world, rng))).find((finding) => finding.code === code);
const sampleIn = async (world: World) => {
  const source = await sourceOf(trialsOf(world, createRng(5)));
  const groups = readGroups(source.groups, { rewardValues: source.rewardValues });
  return judgedSample(source, source.groups, groups);
};

describe('causes that are put into a run are found', () => {
  it('whatever the order of rows', async () => {
    const world: World = {
      flips: () => 0.1,
      lagLogit: 0.9,
      lengthGain: 0.4,
      categoryLogit: 3,
      oneText: 0.2,
      accuracy: 0.9,
      ratio: { mean: -0.02, spread: 0.2 },
      steps: 60,
      groups: 48,
    };
    const trials = trialsOf(world, createRng(21));
    const rng = createRng(22);
    const order = Array.from({ length: trials.rowCount }, (_, i) => [rng.next(), i] as const);
    const shuffled = rowsOf(
      trials,
      order.sort(([a], [b]) => a - b).map(([, i]) => i),
    );
    const [here, there] = await Promise.all([causesIn(trials), causesIn(shuffled)]);
    expect(here.length).toBeGreaterThanOrEqual(4);
    expect(there.map(({ code, fact }) => [code, fact])).toEqual(
      here.map(({ code, fact }) => [code, fact]),
    );
    here.forEach(({ now }, i) => {
      expect(there[i]!.now).toBeCloseTo(now!, 9);
    });
  });

  it('a verifier that errs: its rate, and that it disagrees with itself', async () => {
    for (const error of [0.02, 0.05, 0.1, 0.2]) {
      const found = await find({ flips: () => error }, 'verifier-disagrees');
      expect(found?.severity).toBe('alarm');
      expect(found!.evidence.lower).toBeLessThan(error);
      expect(found!.evidence.upper).toBeGreaterThan(error);
      expect(found!.change).toMatch(/`falsePass: 0\.\d+, falseFail: 0\.\d+`/);
    }
    expect(await find({}, 'verifier-disagrees')).toBeUndefined();
  });

  it('a verifier that asks for a format fails right answers, and passes no wrong one', async () => {
    const trials = trialsOf({}, createRng(12));
    const rng = createRng(13);
    const reward = (trials.columns.reward as Float64Array).map((x) =>
      x === 1 && rng.next() < 0.25 ? 0 : x,
    );
    const found = await causesIn({ ...trials, columns: { ...trials.columns, reward } });
    const verifier = found.find(({ code }) => code === 'verifier-disagrees');
    expect(verifier?.evidence.falsePass).toBeLessThan(0.01);
    expect(Math.abs((verifier?.evidence.falseFail as number) - 0.25)).toBeLessThan(0.03);
    expect(verifier?.meaning).toMatch(/or the verifier looks at more than the answer/);
    expect(verifier?.change).toMatch(/falseFail: 0\.2\d` reports/);
  });

  it('live groups that rise by wrong verdicts alone', async () => {
    const flips = (share: number): number => (share < 0.6 ? 0.01 : 0.2);
    const trials = trialsOf({ flips, learned: 0, steps: 40 }, createRng(6));
    const whole = await factsOf(trials);
    const now = await factsOf(inSteps(trials, (step) => step / 39 >= 0.6));
    const [first] = causesOf({ now, whole });
    expect(first).toMatchObject({ code: 'verifier-disagrees', severity: 'alarm' });
    expect(first!.fact).toMatch(
      /^live groups rose from \d+ % to \d+ % while bits about being right/,
    );
    expect(first!.before).toBeLessThan(0.02);
    // an error that was there all along explains no rise
    const steady = trialsOf({ flips: () => 0.1, learned: 0, steps: 40 }, createRng(6));
    const [same] = causesOf({
      whole: await factsOf(steady),
      now: await factsOf(inSteps(steady, (step) => step >= 24)),
    });
    expect(same!.fact).toMatch(
      /^equal answers got both verdicts: \d+ of \d+ sets of equal answers$/,
    );
  });

  it('equal answers of a reference column tell nothing', async () => {
    const trials = trialsOf({ flips: () => 0.1 }, createRng(3));
    const group = trials.columns.group as { codes: Int32Array };
    const columns = { ...trials.columns, answer_hash: Float64Array.from(group.codes) };
    const found = await causesIn({ ...trials, columns });
    expect(found.map(({ code }) => code)).not.toContain('verifier-disagrees');
  });

  it('staleness, with what a cap would do to the mix', async () => {
    const world = { lagLogit: 0.9, steps: 60, groups: 48, learned: 1 };
    const found = await find(world, 'staleness');
    expect(found?.fact).toMatch(
      /^(?:live groups|pass rates) fall by \d+\.\d points for each update of lag \(/,
    );
    const ledger = readStaleness(await sampleIn(world), 0.95)!;
    expect(ledger.passSlope!.slope).toBeLessThan(-0.05);
    expect(ledger.byLag.map(({ lag }) => lag)).toEqual([0, 1, 2, 3, 4]);
    const [none, one] = ledger.caps;
    expect(none!.discardedShare).toBeGreaterThan(one!.discardedShare);
    expect(none!.passRate!.discarded).toBeLessThan(none!.passRate!.kept);
    const groups = ledger.byLag.reduce((sum, row) => sum + row.groups, 0);
    expect(groups).toBe(60 * 48);
  });

  it('length that pays', async () => {
    expect(await find({ lengthGain: 0.4 }, 'length-pays')).toMatchObject({ severity: 'ask' });
    expect(await find({ lengthGain: -0.4 }, 'shorter-is-right')).toMatchObject({
      severity: 'note',
    });
  });

  it('a source that is harder', async () => {
    const found = await find({ categoryLogit: 3, steps: 40 }, 'source');
    expect(found?.evidence).toMatchObject({ lowest: 'kind 3' });
  });

  it('groups with one text', async () => {
    const found = await find({ oneText: 0.2 }, 'equal-texts');
    expect(found?.now).toBeGreaterThan(0.1);
    expect(found?.now).toBeLessThan(0.3);
  });

  it('engines that differ, and the ratio of what they are worth', async () => {
    const found = await find({ ratio: { mean: -0.02, spread: 0.2 } }, 'engine-mismatch');
    expect(found?.now).toBeCloseTo(0.02, 2);
    const ledger = readStaleness(await sampleIn({ ratio: { mean: 0, spread: 0 } }), 0.95);
    expect(ledger?.effectiveShare).toBeCloseTo(1, 12);
  });

  it('a part that never pays, and one that all live groups are live by', async () => {
    const never = await find({ accuracy: 0 }, 'part-never-paid');
    expect(never?.fact).toBe(
      '`accuracy_reward` was never paid: 0 of 5,760 rollouts (at most 0.05 %)',
    );
    expect(never?.meaning).toMatch(/^All \d+ live groups are live by format_reward alone/);
    expect((await find({ accuracy: 0.02 }, 'live-by-other-parts'))?.severity).toBe('ask');
    expect(await find({ accuracy: 1 }, 'part-never-paid')).toBeUndefined();
    const single = await find({ accuracy: 0, size: 1 }, 'part-never-paid');
    expect(single?.meaning).toBe('So far no answer was paid as right.');
  });
});

const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;
const deviation = (values: readonly number[], less: number): number =>
  Math.sqrt(values.reduce((sum, x) => sum + (x - mean(values)) ** 2, 0) / (values.length - less));

/** Estimators as trainers write them, the small constants of TRL and verl included. */
const estimators: Readonly<Record<string, Estimate>> = {
  group: groupMean,
  'group-std': (batch) =>
    batch.map((rewards) =>
      rewards.map((x) => (x - mean(rewards)) / (deviation(rewards, 1) + 1e-4)),
    ),
  'leave-one-out': (batch) =>
    batch.map((rewards) =>
      rewards.map((x, i) => x - mean(rewards.filter((_, other) => other !== i))),
    ),
  'group-batch-std': (batch) =>
    batch.map((rewards) =>
      rewards.map((x) => (x - mean(rewards)) / (deviation(batch.flat(), 1) + 1e-4)),
    ),
  batch: (batch) =>
    batch.map((rewards) =>
      rewards.map((x) => (x - mean(batch.flat())) / (deviation(batch.flat(), 1) + 1e-8)),
    ),
  reward: (batch) => batch.map((rewards) => [...rewards]),
};

describe('advantages tell their estimator', () => {
  it.each(Object.entries(estimators))('%s', async (name, estimate) => {
    for (const world of [{}, { size: 4 }, { graded: true }, { accuracy: 1 }]) {
      const { groups } = await sampleIn({ ...world, estimate });
      expect(estimatorOf(groups)).toBe(name);
    }
    // as digits of a log have them
    const rounded: Estimate = (batch) =>
      estimate(batch).map((list) => list.map((x) => Number(x.toFixed(4))));
    expect(estimatorOf((await sampleIn({ estimate: rounded })).groups)).toBe(name);
    const found = await causesIn(trialsOf({ estimate }, createRng(2)));
    const said = found.filter(({ metric }) => metric === 'advantage').map(({ code }) => code);
    expect(said).toEqual(name === 'batch' || name === 'reward' ? ['batch-baseline'] : []);
  });

  it('but those of a critic do not, and are said not to be of groups', async () => {
    const rng = createRng(8);
    const critic: Estimate = (batch) =>
      batch.map((rewards) => rewards.map((x) => x - 0.5 + 0.2 * rng.next()));
    expect(estimatorOf((await sampleIn({ estimate: critic })).groups)).toBeUndefined();
    expect((await find({ estimate: critic }, 'advantages-not-of-groups'))?.severity).toBe('note');
  });

  it('noise of rounding that is divided by its own spread is an alarm', async () => {
    const table = trialsOf({ estimate: estimators['group-std']! }, createRng(4));
    const reward = (table.columns.reward as Float64Array).slice();
    const advantage = (table.columns.advantage as Float64Array).slice();
    for (let i = 0; i < 8; i++) {
      reward[i] = 1 + (i % 2) * 1e-8;
      advantage[i] = i % 2 ? 1 : -1;
    }
    const found = await causesIn({ ...table, columns: { ...table.columns, reward, advantage } });
    expect(found[0]).toMatchObject({ code: 'advantages-of-noise', severity: 'alarm' });
    // rewards that are small all alike are no noise
    const small = (table.columns.reward as Float64Array).map((x) => 1e-8 * x);
    const told = await causesIn({ ...table, columns: { ...table.columns, reward: small } });
    expect(told.map(({ code }) => code)).not.toContain('advantages-of-noise');
  });
});
