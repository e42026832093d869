import { rlStepFlops } from '@bits-per-sample/info';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costsAhead, parsePrices, planCosts, report, toJson } from '../../src/index.ts';

/** Groups of 8 at each of 8 steps, 7 of 20 live; answers of the given mean length at each step. */
function run(lengths: readonly number[], groupSize = 8): object[] {
  return lengths.flatMap((length, step) =>
    Array.from({ length: 20 * groupSize }, (_, i) => {
      const group = Math.floor(i / groupSize);
      const first = i % groupSize === 0;
      return {
        step,
        group: `${step}/${group}`,
        prompt_id: `p${group}`,
        reward: group < 7 ? Number(first) : Number(group < 12),
        input_tokens: 200,
        output_tokens: length + (i % 2 === 0 ? 100 : -100),
      };
    }),
  );
}

const steady = Array.from({ length: 8 }, () => 1000);

const prices = parsePrices({
  currency: 'USD',
  asOf: '2026-01-05',
  source: 'an example',
  perMillionTokens: {
    small: { prefill: 0.13, cachedPrefill: 0.026, sample: 0.4, train: 0.4 },
    large: { prefill: 0.6, sample: 1.2, train: 1.2 },
  },
  perHour: {
    H100: {
      dollars: 2.5,
      peakFlops: 9.89e14,
      utilisation: { prefill: 0.4, decode: 0.05, train: 0.4 },
    },
    unmeasured: { dollars: 2.5, peakFlops: 9.89e14 },
  },
});

describe('planCosts', () => {
  // the numbers of LAB-PLAN's golden cases: N = 8e9, P = 200, T = 1000, G = 8, live 35 %
  it('prices a rollout, an example and a step as the golden cases do', async () => {
    const read = await report(run(steady));
    const costs = planCosts(read, {
      model: 8e9,
      teacherParameters: 32e9,
      prices,
      tokenPrice: 'small',
    });
    expect(costs).toMatchObject({
      rollouts: 1280,
      rolloutsPerStep: 160,
      groupSize: 8,
      promptTokens: 200,
      completionTokens: 1000,
      liveShare: 0.35,
    });
    expect(costs.rollout.flops).toBeCloseTo(74e12, -2);
    expect(costs.rolloutSkippingDead.flops).toBeCloseTo(36.56e12, -2);
    expect(costs.rollout.dollars).toBeCloseTo(0.0008878, 12);
    expect(costs.rolloutSkippingDead.dollars).toBeCloseTo(0.0005758, 12);
    expect(costs.step.flops).toBeCloseTo(160 * 74e12, -2);
    expect(costs.step.dollars).toBeCloseTo(160 * 0.0008878, 10);
    expect(costs.example.flops).toBeCloseTo(57.6e12, -2);
    expect(costs.exampleFromTeacher?.flops).toBeCloseTo(134.4e12, -2);
    // without a price of the teacher there is none of what it does
    expect(costs.exampleFromTeacher?.dollars).toBeNull();
    expect(costs.distilled).toMatchObject({ dollars: null, basis: null });
    // 7 groups with one right answer of 8, and 5 with all: 47 of 160 pass
    expect(costs.exampleFromOwn.flops).toBeCloseTo(57.6e12 + (19.2e12 * 160) / 47, -2);
    const lora = planCosts(read, { model: 8e9, loraParameters: 4e7 });
    expect(lora.example.flops).toBeCloseTo(38.688e12, -2);
  });

  it('law: a rollout costs what rlStepFlops says of it, whatever is told', async () => {
    const size = fc.integer({ min: 1, max: 4000 });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(size, size, fc.integer({ min: 2, max: 9 })),
        fc.record(
          {
            loraParameters: fc.integer({ min: 1, max: 1e8 }),
            epochs: fc.integer({ min: 1, max: 4 }),
            attention: fc.constant({ layers: 36, width: 4096 }),
            recomputeOldLogprobs: fc.boolean(),
            referenceForward: fc.boolean(),
          },
          { requiredKeys: [] },
        ),
        async ([promptTokens, completionTokens, groupSize], options) => {
          const rows = Array.from({ length: groupSize }, (_, i) => ({
            ...{ group: 'a', reward: Number(i === 0) },
            ...{ input_tokens: promptTokens, output_tokens: completionTokens },
          }));
          const { rollout } = planCosts(await report(rows), { model: 8e9, ...options });
          const { perRollout } = rlStepFlops({
            ...{ parameters: 8e9, promptTokens, completionTokens, groupSize },
            ...options,
          });
          expect(rollout.flops! / perRollout).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('prices a rollout that a teacher scores', async () => {
    const costs = planCosts(await report(run(steady, 4)), {
      model: 8e9,
      teacherParameters: 32e9,
      prices,
      tokenPrice: 'small',
      teacherPrice: 'large',
    });
    expect(costs.distilled?.flops).toBeCloseTo(151.2e12, -2);
    expect(costs.distilled?.dollars).toBeCloseTo(0.0016104, 12);
    expect(costs.distilled?.basis).toBe('tokens');
    const written = (1200 * 0.4 + 200 * 0.6 + 1000 * 1.2) / 1e6;
    expect(costs.exampleFromTeacher?.dollars).toBeCloseTo(written, 12);
  });

  it('prices FLOPs by the hour, and says where utilisation was assumed', async () => {
    const read = await report(run(steady));
    const told = planCosts(read, { model: 8e9, prices, gpu: 'H100' });
    expect(told.rollout).toMatchObject({ basis: 'flops' });
    expect(told.rollout.dollars).toBeCloseTo(0.0003265082574991574, 12);
    expect(told.assumedUtilisation).toBe(false);
    const assumed = planCosts(read, { model: 8e9, prices, gpu: 'unmeasured' });
    expect(assumed.rollout).toEqual(told.rollout);
    expect(assumed.assumedUtilisation).toBe(true);
  });

  it('takes lengths of the last quarter, and tells how they changed', async () => {
    const costs = planCosts(await report(run([500, 500, 600, 700, 800, 900, 1000, 1000])));
    expect(costs.completionTokens).toBe(1000);
    expect(costs.lengthTrend).toEqual({ first: 500, last: 1000, change: 1 });
  });

  it('tells nothing that no log and no option says, and why', async () => {
    const rows = [0, 1, 1, 1].map((reward) => ({ group: 'a', reward }));
    const costs = planCosts(await report(rows));
    expect(costs.rollout).toEqual({ flops: null, dollars: null, basis: null });
    const codes = costs.reasons.map(({ code }) => code);
    expect(codes).toEqual(['no-prompt-lengths', 'no-answer-lengths', 'no-model', 'no-price']);
    for (const { fields } of costs.reasons)
      for (const field of fields) expect(costs).toHaveProperty(field);
    const wrong = await report([0, 0].map((reward) => ({ group: 'a', reward, output_tokens: 9 })));
    const { exampleFromOwn, reasons } = planCosts(wrong, { model: 1e9, promptTokens: 1 });
    expect(exampleFromOwn.flops).toBeNull();
    expect(reasons.map(({ code }) => code)).toContain('no-right-answers');
    expect(reasons.map(({ code }) => code)).toContain('no-length-trend');
  });

  it('tells no live share of a log that holds live groups only', async () => {
    const live = run(steady).filter(
      (row) => Number((row as { prompt_id: string }).prompt_id.slice(1)) < 7,
    );
    const costs = planCosts(await report(live), { model: 8e9 });
    expect(costs.liveShare).toBeNull();
    expect(costs.rolloutSkippingDead.flops).toBeNull();
    expect(costs.rollout.flops).toBeCloseTo(74e12, -2);
    expect(costs.reasons.map(({ code }) => code)).toContain('no-live-share');
  });

  it('refuses a copy, and names that the prices do not hold', async () => {
    const read = await report(run(steady));
    expect(() => planCosts(JSON.parse(toJson(read)))).toThrow('not a copy');
    expect(() => planCosts(read, { prices, gpu: 'A100' })).toThrow('one of H100, unmeasured');
    expect(() => planCosts(read, { tokenPrice: 'small' })).toThrow('prices that name it');
    expect(() => planCosts(read, { model: -1 })).toThrow('model');
  });
});

describe('planCosts of means per step', () => {
  const rows = Array.from({ length: 8 }, (_, step) => ({
    step: step + 1,
    data: {
      'training/global_step': step + 1,
      'critic/score/mean': 0.4,
      'critic/rewards/mean': 0.4,
      'response_length/mean': 1000,
      'prompt_length/mean': 200,
      'timing_s/step': step < 6 ? 90 : 72,
      'actor/entropy': 0.5,
      'actor/grad_norm': 0.2,
    },
  }));

  it('takes the clock before any price by parts', async () => {
    const read = await report(rows);
    expect(read.input.kind).toBe('metrics');
    const costs = planCosts(read, {
      model: 8e9,
      prices,
      gpu: 'H100',
      gpus: 16,
      groupSize: 8,
      rolloutsPerStep: 1024,
    });
    expect(costs).toMatchObject({ secondsPerStep: 72, promptTokens: 200, completionTokens: 1000 });
    // 72 s on 16 GPUs at $2.5 an hour
    expect(costs.step).toMatchObject({ dollars: 0.8, basis: 'seconds' });
    expect(costs.rollout).toMatchObject({ dollars: 0.8 / 1024, basis: 'seconds' });
    expect(costs.rollout.flops).toBeCloseTo(74e12, -2);
    expect(costs.rollouts).toBe(8 * 1024);
    const alone = planCosts(read, { prices, gpu: 'H100', gpus: 16 });
    expect(alone.step.dollars).toBe(0.8);
    expect(alone.rollout.dollars).toBeNull();
    expect(alone.reasons.map(({ code }) => code)).toContain('no-step-size');
  });
});

describe('costsAhead', () => {
  const options = { model: 8e9, prices, tokenPrice: 'small' };

  it('multiplies while answers stay as long as they are', async () => {
    const costs = planCosts(await report(run(steady)), options);
    const { flops, dollars, reasons } = costsAhead(costs, 5000);
    expect(flops).toBeCloseTo(5000 * 74e12, -5);
    expect(dollars).toBeCloseTo(5000 * 0.0008878, 9);
    expect(reasons).toEqual([]);
  });

  it.each([
    [[700, 700, 800, 800, 900, 900, 1000, 1000], 'answers became 43 % longer'],
    [[1400, 1400, 1200, 1200, 1100, 1100, 1000, 1000], 'answers became 29 % shorter'],
    [[1000, 1000], 'whether answers grow cannot be seen'],
  ])('refuses dollars beyond twice the log: %j', async (lengths, why) => {
    const costs = planCosts(await report(run(lengths)), options);
    expect(costsAhead(costs, costs.rollouts!).dollars).toBeCloseTo(
      costs.rollouts! * costs.rollout.dollars!,
      9,
    );
    const beyond = costsAhead(costs, costs.rollouts! + 1);
    expect(beyond.dollars).toBeNull();
    expect(beyond.flops).toBe((costs.rollouts! + 1) * costs.rollout.flops!);
    expect(beyond.reasons[0]!.message).toContain(why);
  });

  it('allows a change of a quarter', async () => {
    const costs = planCosts(await report(run([800, 800, 900, 900, 900, 900, 1000, 1000])), options);
    expect(costs.lengthTrend?.change).toBe(0.25);
    expect(costsAhead(costs, 1e6).dollars).not.toBeNull();
  });
});
