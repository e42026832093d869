import { describe, expect, it } from 'vitest';
import { attentionFlops, rlStepFlops, trainingFlops } from '../../src/index.ts';

describe('rlStepFlops', () => {
  it('law: what is thrown away still costs its generation', () => {
    const step = { parameters: 1e9, promptTokens: 100, completionTokens: 1000, groupSize: 8 };
    const all = rlStepFlops(step);
    const half = rlStepFlops({ ...step, keptFraction: 0.5 });
    expect(half.generation).toBe(all.generation);
    expect(half.training).toBe(all.training / 2);
    expect(rlStepFlops({ ...step, staleFraction: 0.5 })).toEqual(half);
    expect(all.total).toBe(all.generation + all.training);
    expect(all.perRollout).toBe(all.total / 8);
  });

  it('adds attention where it is asked for', () => {
    const step = {
      parameters: 0,
      promptTokens: 10,
      completionTokens: 20,
      groupSize: 2,
      sharedPrefill: false,
    };
    const { generation, training } = rlStepFlops({ ...step, attention: { layers: 3, width: 5 } });
    const whole = 2 * attentionFlops({ layers: 3, width: 5, tokens: 30 });
    expect(generation).toBe(whole);
    expect(training).toBe(3 * whole);
    const span = { layers: 3, width: 5, tokens: 1000 };
    expect(attentionFlops(span, { convention: 'palm' }) / attentionFlops(span)).toBeCloseTo(2, 2);
    expect(attentionFlops(span, { training: true })).toBe(3 * attentionFlops(span));
    expect(trainingFlops(1, 1, { recompute: true })).toBe(8);
  });

  it('law: adapters save the gradients of what is frozen, and a teacher reads every rollout', () => {
    const step = { parameters: 1e9, promptTokens: 100, completionTokens: 1000, groupSize: 8 };
    const lora = rlStepFlops({ ...step, loraParameters: 1e7, epochs: 2 });
    expect(lora.training).toBe(2 * 8 * 1100 * (4e9 + 6e7));
    const attention = { layers: 3, width: 5 };
    const extra = rlStepFlops({ ...step, loraParameters: 1e7, epochs: 2, attention });
    const whole = 2 * 8 * 3 * attentionFlops({ ...attention, tokens: 1100 });
    expect(extra.training - lora.training).toBeCloseTo(whole, -2);
    const taught = rlStepFlops({ ...step, keptFraction: 0, teacherParameters: 4e9 });
    expect(taught.teacher).toBe(8 * 1100 * 8e9);
    expect(taught.total).toBe(taught.prefill + taught.decode + taught.teacher);
  });
});
