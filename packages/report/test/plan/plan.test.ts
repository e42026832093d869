import { countTrend, designEffects, forecastPassRate } from '@bits-per-sample/forecast';
import { rlStepFlops } from '@bits-per-sample/info';
import { describe, expect, it } from 'vitest';
import {
  parsePrices,
  plan,
  planJson,
  type RunPlanOptions,
  renderPlan,
  renderPlanMarkdown,
} from '../../src/index.ts';
import { evaluatedSteps } from '../support/evaluatedSteps.ts';
import { plannedLog } from '../support/plannedLog.ts';

const prices = parsePrices({
  currency: 'USD',
  asOf: '2026-01-05',
  source: 'an example',
  perMillionTokens: { small: { prefill: 0.13, cachedPrefill: 0.026, sample: 0.4, train: 0.4 } },
});
const log = plannedLog();
const text = (made: Awaited<ReturnType<typeof plan>>) => renderPlan(made).replace(/\s+/g, ' ');

const metrics = evaluatedSteps;
const rising = metrics((step) => 0.2 + 0.01 * step);
const evaluated: RunPlanOptions = { evaluation: 'eval/accuracy', rolloutsPerStep: 256 };

/** Code of the refusal of a question. */
async function refused(source: Parameters<typeof plan>[0], options: RunPlanOptions = {}) {
  const made = await plan(source, options);
  const found = made.refusals.filter(({ question }) =>
    ['forecast', 'more', 'against'].includes(question),
  );
  // an answer or a refusal, never both and never neither
  expect(made.forecast === null).toBe(found.some(({ question }) => question === 'forecast'));
  for (const { reason, settles } of made.refusals) {
    expect(reason).toMatch(/^[A-Z`0-9].*\.$/);
    expect(settles).toMatch(/^[A-Z`].*\.$/);
  }
  return found.map(({ code }) => code);
}

describe('plan', () => {
  it('carries on the sums of the log as the forecast does, and multiplies costs', async () => {
    const made = await plan(log, {
      model: 8e9,
      prices,
      tokenPrice: 'small',
      more: 1000,
      target: 0.6,
    });
    const steps = Array.from({ length: 60 }, (_, step) => log.filter((row) => row.step === step));
    const successes = steps.map((rows) => rows.reduce((sum, { reward }) => sum + reward, 0));
    const attempts = steps.map(({ length }) => length);
    const groups = steps.map(() => 32);
    const deadGroups = steps.map((rows) => {
      const sums = new Map<string, number>();
      for (const { group, reward } of rows) sums.set(group, (sums.get(group) ?? 0) + reward);
      return [...sums.values()].filter((sum) => sum === 0 || sum === 8).length;
    });
    const designEffect = designEffects({ successes, attempts, groups, deadGroups });
    const rollouts = steps.map((_, step) => 256 * step + 128);
    const trend = countTrend({ rollouts, successes, attempts, designEffect, now: 15_360 });
    expect(made.forecast).toMatchObject({
      twice: forecastPassRate(trend, 30_720),
      fourTimes: forecastPassRate(trend, 61_440),
    });
    const { ahead, fourTimes } = made.forecast!;
    expect(ahead.rollouts.at(-1)).toBeCloseTo(61_440, 6);
    expect(ahead.passRate.at(-1)).toBeCloseTo(fourTimes.value, 9);
    expect(ahead.upper.at(-1)).toBeCloseTo(fourTimes.upper, 9);
    expect(made.course).toEqual(trend.seen);
    expect(trend.seen.rollouts).toHaveLength(trend.observations);
    expect(made.more?.passRate).toEqual(forecastPassRate(trend, 16_360));
    const group = rlStepFlops({
      parameters: 8e9,
      promptTokens: 200,
      completionTokens: 1000,
      groupSize: 8,
    });
    expect(made.costs.rollout.flops).toBeCloseTo(group.perRollout, -3);
    expect(made.more?.costs.flops).toBeCloseTo(1000 * group.perRollout, -6);
    expect(made.more?.costs.dollars).toBeCloseTo(0.888, 3);
    expect(made.passRate).toMatchObject({ rollouts: 15_360, repeats: true });
    expect(made.passRate!.effectiveRollouts).toBeLessThan(15_360);
  });

  it('names rollouts to a target only where it is more likely reached than not', async () => {
    const near = await plan(log, { target: 0.6, model: 8e9 });
    const far = await plan(log, { target: 0.99 });
    expect(near.target!.outlook).toBe('likely');
    const { moreRollouts, costs } = near.target!;
    expect(costs!.value.flops).toBeCloseTo(moreRollouts!.value * near.costs.rollout.flops!, -6);
    expect(far.target).toMatchObject({ outlook: 'unlikely', moreRollouts: null, costs: null });
    expect(text(far)).toContain('Chance of 99 % within 4 times the rollouts: less than 5 %.');
  });

  it('forecasts an evaluation of a log of metrics, by rollouts', async () => {
    const made = await plan(rising, evaluated);
    expect(made.passRate).toMatchObject({ column: 'eval/accuracy', rollouts: 10_240 });
    expect(made.forecast!.twice.value).toBeGreaterThan(0.6);
    const { 'eval/accuracy': _, ...unevaluated } = rising[39]!;
    const later = await plan([...rising.slice(0, 39), unevaluated], evaluated);
    expect(later.passRate!.rollouts).toBe(10_240);
  });

  it('says which of two runs is cheaper, and the opposite of the opposite', async () => {
    const slow = metrics((step) => 0.2 + 0.006 * step);
    const fast = await plan(rising, { ...evaluated, against: slow });
    const back = await plan(slow, { ...evaluated, against: rising });
    expect(fast.against).toMatchObject({ cheaper: 'this', unit: 'rollouts', rollouts: 10_240 });
    expect(back.against).toMatchObject({ cheaper: 'other', sameLearningRate: true });
    expect(fast.against!.factor.value * back.against!.factor.value).toBeCloseTo(1, 9);
    const same = await plan(rising, { ...evaluated, against: [...rising] });
    expect(same.against).toMatchObject({ cheaper: 'open' });
    expect(same.against!.factor.value).toBeCloseTo(1, 12);
  });

  it('a ladder of whole percents, up to the first that is less likely reached than not', async () => {
    const { targets, forecast } = await plan(log, { model: 8e9 });
    const outlooks = targets.map(({ outlook }) => outlook);
    expect(outlooks.slice(0, -1).every((outlook) => outlook === 'likely')).toBe(true);
    expect(outlooks.at(-1)).not.toBe('likely');
    expect(targets.length).toBeGreaterThan(2);
    for (const [i, { target, fourTimes, moreRollouts }] of targets.entries()) {
      expect(Math.round(100 * target)).toBeCloseTo(100 * target, 9);
      expect(target).toBeGreaterThan(forecast!.ahead.passRate[0]!);
      if (i === 0 || moreRollouts === null) continue;
      const before = targets[i - 1]!;
      expect(fourTimes).toBeLessThanOrEqual(before.fourTimes);
      expect(moreRollouts.value).toBeGreaterThan(before.moreRollouts!.value);
      expect((await plan(log, { model: 8e9, target })).target).toEqual(targets[i]);
    }
  });

  it('has three faces that say the same', async () => {
    const made = await plan(log, { model: 8e9 });
    expect(
      renderPlan(made)
        .split('\n')
        .every((line) => line.length <= 80),
    ).toBe(true);
    expect(text(made)).toContain('74 TFLOP');
    expect(renderPlanMarkdown(made)).toContain('74 TFLOP');
    expect(JSON.parse(planJson(made)).schema).toBe('bits-per-sample/plan/1');
  });
});

describe('a plan says of its log what is so', () => {
  it('a pass rate as counted, where none was right', async () => {
    const wrong = plannedLog({ steps: 30 }).map((row) => ({ ...row, reward: 0 }));
    const made = await plan(wrong);
    expect(made.passRate!.value).toBe(0);
    expect(text(made)).toContain('Now 0 %: training reward');
  });

  it('its last quarter, counted by hand', async () => {
    const { passRate } = await plan(log);
    const last = log.filter(({ step }) => step >= 45);
    expect(passRate!.value).toBeCloseTo(
      last.filter(({ reward }) => reward === 1).length / last.length,
      12,
    );
  });

  it('lengths of a log without steps are not those of a last quarter', async () => {
    const one = [0, 1].map((reward) => ({ group: 'a', reward, output_tokens: 10 }));
    expect(text(await plan(one))).toContain(
      'In this log: 10 tokens an answer, 2 rollouts a group.',
    );
    const alone = await plan([{ group: 'a', reward: 1 }]);
    expect(text(alone)).toContain('1 rollout a group');
  });

  it('one point is a point', async () => {
    const one = metrics(() => 0.3).map((row) => ({
      ...row,
      'eval/accuracy': row.step === 40 ? 0.3 : null,
    }));
    expect(text(await plan(one, evaluated))).toContain('1 point in time: too few');
  });

  it('names evaluations that may be pass rates, and no spreads or single tokens', async () => {
    const rows = rising.map((row) => ({
      ...row,
      'eval/reward_std': 0.1,
      'eval/frac_reward_zero_std': 0.2,
      'eval/mean_token_accuracy': 0.9,
    }));
    const { refusals } = await plan(rows);
    expect(refusals[0]!.settles).toContain('(perhaps eval/accuracy)');
  });
});

describe('plan refuses', () => {
  it('progress from bits, a ranking, a switch point: of every log', async () => {
    const { refusals } = await plan(log);
    expect(refusals.map(({ code }) => code)).toEqual([
      'no-speed-from-bits',
      'not-ranked',
      'no-switch-point',
    ]);
  });

  it('what lies beyond four times the rollouts', async () => {
    expect(await refused(log, { more: 46_080 })).toEqual([]);
    expect(await refused(log, { more: 46_081 })).toEqual(['too-far']);
  });

  it('small logs and few points in time', async () => {
    expect(await refused(plannedLog({ steps: 12, groups: 8 }))).toEqual(['few-rollouts']);
    expect(await refused(plannedLog({ steps: 5, groups: 200 }))).toEqual(['few-blocks']);
  });

  it('a date below 1 %, where it tells the chance of 1 % alone', async () => {
    const low = plannedLog({ start: -8, gain: 0.05 });
    expect(await refused(low, { target: 0.5 })).toEqual(['low-pass-rate']);
    const made = await plan(low, { target: 0.5 });
    expect(made.target).toBeNull();
    expect(made.takeOff!.fourTimes).toBeLessThan(0.5);
  });

  it('training reward under a filter, a curriculum or hints; not an evaluation', async () => {
    const sums = new Map<string, number>();
    for (const { group, reward } of log) sums.set(group, (sums.get(group) ?? 0) + reward);
    const live = log.filter(({ group }) => sums.get(group)! % 8 !== 0);
    expect(await refused(live)).toEqual(['filtered']);
    expect(await refused(log, { draws: 'chosen' })).toEqual(['chosen']);
    expect(await refused(rising, { ...evaluated, draws: 'chosen' })).toEqual([]);
  });

  it('runs of different learning rates, and runs that hardly moved', async () => {
    const other = metrics((step) => 0.2 + 0.006 * step, 1e-5);
    expect(await refused(rising, { ...evaluated, against: other })).toEqual(['learning-rates']);
    const flat = metrics(() => 0.3);
    expect(await refused(flat, { ...evaluated, against: [...flat] })).toEqual(['not-moving']);
    expect(await refused(log, { against: plannedLog({ steps: 12, groups: 8 }) })).toEqual([
      'few-rollouts',
    ]);
  });

  it('graded rewards, means, and no rewards', async () => {
    const graded = log.map((row, i) => ({ ...row, reward: row.reward / 2 + (i % 7) / 20 }));
    expect(await refused(graded)).toEqual(['graded']);
    expect(await refused(graded, { success: '>=0.5' })).toEqual([]);
    expect(await refused(log.map((row) => ({ ...row, reward: null })))).toEqual(['no-rewards']);
    expect(await refused(rising)).toEqual(['means-only']);
    expect(await refused(rising, { evaluation: 'eval/accuracy' })).toEqual(['no-step-size']);
    expect(
      await refused(
        metrics((step) => step),
        evaluated,
      ),
    ).toEqual(['no-pass-rates']);
    await expect(plan(rising, { ...evaluated, evaluation: 'x' })).rejects.toThrow('eval/accuracy');
  });

  it('a run that changed, until it is read from the change on', async () => {
    const leapt = plannedLog({ leapAt: 30, groups: 64 });
    const { refusals } = await plan(leapt);
    expect(refusals[0]).toMatchObject({ code: 'changed' });
    const since = Number(/since: (\d+)/.exec(refusals[0]!.settles)![1]);
    expect(since).toBeGreaterThanOrEqual(30);
    expect(await refused(leapt, { since })).toEqual([]);
    const rate = rising.map((row) => ({ ...row, lr: row.step < 20 ? 1e-6 : 1e-5 }));
    expect(await refused(rate, evaluated)).toEqual(['changed']);
  });

  it('one of several runs in its place, of means too', async () => {
    const both = ['a', 'b'].flatMap((run) => rising.map((row) => ({ ...row, run })));
    expect(await refused(both, evaluated)).toEqual(['several-runs']);
    expect(await refused(both)).toEqual(['several-runs']);
    expect((await plan(both)).warnings.map(({ code }) => code)).toEqual(['one-run-of-several']);
    expect(await refused(both, { ...evaluated, where: { run: 'a' } })).toEqual([]);
  });

  it('an empty log, one point in time, and means without a reward, each by its name', async () => {
    expect(await refused([])).toEqual(['no-rows']);
    expect(await refused(rising.slice(0, 1))).toEqual(['no-steps']);
    expect(await refused(plannedLog({ steps: 1 }))).toEqual(['no-steps']);
    const losses = rising.map(({ step, loss }) => ({ step, loss }));
    expect(await refused(losses)).toEqual(['means-only']);
    expect(text(await plan(losses))).toContain('none of them is known to be a reward');
  });

  it('several runs under the same steps', async () => {
    const both = ['a', 'b'].flatMap((run) => log.map((row) => ({ ...row, run })));
    expect(await refused(both)).toEqual(['several-runs']);
    expect(await refused(both, { where: { run: 'a' } })).toEqual([]);
  });
});
