import { describe, expect, it } from 'vitest';
import { parsePrices, plan, type RunPlanOptions, renderPlan } from '../../src/index.ts';
import { evaluatedSteps } from '../support/evaluatedSteps.ts';
import { plannedLog } from '../support/plannedLog.ts';

/** A run on rollouts: lengths stand in its log, so its costs are known. */
const onRollouts = (evaluation: (step: number) => number) =>
  evaluatedSteps(evaluation).map((row) => ({
    ...row,
    'prompt_length/mean': 200,
    'response_length/mean': 1000,
  }));
const rising = (step: number) => 0.2 + 0.01 * step;
const flat = () => 0.5;
const asked: RunPlanOptions = {
  ...{ evaluation: 'eval/accuracy', rolloutsPerStep: 256, groupSize: 8, model: 8e9 },
};
const told = (rl: (step: number) => number, sft: (step: number) => number, more = {}) =>
  plan(onRollouts(rl), { ...asked, ...more, sft: evaluatedSteps(sft, 1e-5) });

const codes = async (made: ReturnType<typeof plan>) =>
  (await made).refusals
    .filter(({ question }) => question === 'switch' || question === 'noise')
    .map(({ code }) => code);

describe('plan with a run on examples', () => {
  it('stays with what rises, switches to it, and leaves open what is alike', async () => {
    expect((await told(flat, rising)).switch).toMatchObject({
      verdict: 'stay',
      flat: [true, false],
    });
    expect((await told(rising, flat)).switch).toMatchObject({ verdict: 'switch' });
    // as much gained for as much spent: an example costs .78 of a rollout
    const dearer = (step: number) => 0.2 + 0.0078 * step;
    expect((await told(rising, dearer)).switch!.verdict).toBe('open');
  });

  it('counts costs: what is ten times dearer has to gain ten times as much', async () => {
    const even = (await told(rising, rising)).switch!;
    // 74 TFLOP a rollout, 57.6 an example
    expect(even.rollout / even.example).toBeCloseTo(74 / 57.6, 9);
    const taught = (await told(rising, rising, { teacherParameters: 400e9 })).switch!;
    expect(taught).toMatchObject({ taught: true, unit: 'flops', rollout: even.rollout });
    // 2 · 400e9 · 1,200 more
    expect(taught.example - even.example).toBeCloseTo(9.6e14, -3);
    expect(taught.probability).toBeGreaterThan(even.probability);
    const prices = parsePrices({
      ...{ currency: 'USD', asOf: '2026-01-05', source: 'an example' },
      perMillionTokens: { small: { prefill: 0.1, cachedPrefill: 0.1, sample: 0.4, train: 0.4 } },
    });
    const paid = (await told(rising, rising, { prices, tokenPrice: 'small' })).switch!;
    // 200 prompt tokens at .1, 1,000 written at .4, 1,200 trained on at .4, per million
    expect(paid).toMatchObject({ unit: 'dollars' });
    expect(paid.rollout).toBeCloseTo((20 + 400 + 480) / 1e6, 12);
    expect(paid.example).toBeCloseTo(480 / 1e6, 12);
  });

  it('counts examples by their own steps', async () => {
    const { examples, rollouts } = (await told(rising, flat, { examplesPerStep: 64 })).switch!;
    expect([rollouts, examples]).toEqual([10_240, 2560]);
  });

  it('does not call a winner below 1 %', async () => {
    const low = (step: number) => 0.001 * 1.05 ** step;
    const made = await told(low, () => 0.001);
    expect(made.switch).toMatchObject({ verdict: 'open', reason: 'the faster run is below 1 %' });
    expect((await told(() => 0.001, rising)).switch!.verdict).toBe('stay');
  });

  it('an answer takes the place of the refusal that stands without one', async () => {
    expect(await codes(told(rising, flat))).toEqual([]);
    expect(await codes(plan(onRollouts(rising), asked))).toEqual(['no-switch-point']);
  });

  it('refuses rewards against losses, few steps, and costs that nobody knows', async () => {
    const sft = evaluatedSteps(flat);
    expect(await codes(plan(plannedLog(), { model: 8e9, sft: plannedLog() }))).toEqual([
      'no-evaluation',
    ]);
    expect(await codes(plan(onRollouts(rising), { ...asked, sft: sft.slice(0, 5) }))).toEqual([
      'few-blocks',
    ]);
    const { model: _, ...unknown } = asked;
    expect(await codes(plan(onRollouts(rising), { ...unknown, sft }))).toEqual(['no-costs']);
    const changed = sft.map((row) => ({ ...row, lr: row.step < 20 ? 1e-6 : 1e-5 }));
    expect(await codes(plan(onRollouts(rising), { ...asked, sft: changed }))).toEqual(['changed']);
  });

  it('says on its screen what the answer is', async () => {
    const text = renderPlan(await told(flat, rising)).replace(/\s+/g, ' ');
    expect(text).toContain('Examples bring more from here: stay with them. Chance that rollouts');
    expect(text).toContain('The run on rollouts hardly gains any more.');
    expect(text).toContain('10,240 rollouts 50 %, for 758 PFLOP (74 TFLOP each)');
  });
});

describe('plan with gradient noise scales', () => {
  it('gives examples over rollouts at the batch of the log', async () => {
    const { noise } = await plan(plannedLog(), { noiseScale: 768, sftNoiseScale: 0.001 });
    // √((1 + 0) / (1 + 768/256))
    expect(noise!.factor).toBeCloseTo(1 / 2, 5);
    expect(noise!.batch).toBe(256);
  });

  it('refuses one of them alone, and a batch that nobody knows', async () => {
    expect(await codes(plan(plannedLog(), { noiseScale: 768 }))).toEqual([
      'one-noise-scale',
      'no-switch-point',
    ]);
    const { rolloutsPerStep: _, ...rest } = asked;
    const scales = { noiseScale: 768, sftNoiseScale: 20 };
    expect(await codes(plan(onRollouts(rising), { ...rest, ...scales }))).toEqual([
      'no-step-size',
      'no-switch-point',
    ]);
    await expect(plan(plannedLog(), { noiseScale: -1 })).rejects.toThrow(
      'plan: expected noiseScale',
    );
  });
});
