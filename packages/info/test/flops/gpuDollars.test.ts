import { describe, expect, it } from 'vitest';
import { bitsPerDollar, gpuDollars, rlStepFlops, sftFlops } from '../../src/index.ts';

const hardware = { peakFlopsPerSecond: 1e15, dollarsPerHour: 2 };
const step = {
  parameters: 1e9,
  promptTokens: 100,
  completionTokens: 1000,
  groupSize: 8,
  criticParameters: 1e8,
  rewardModelParameters: 1e8,
  teacherParameters: 4e9,
  recomputeOldLogprobs: true,
  referenceForward: true,
};

describe('gpuDollars', () => {
  it('law: at one utilisation it is what bits per dollar take a sample to cost', () => {
    const utilisation = { prefill: 0.3, decode: 0.3, train: 0.3 };
    for (const flops of [rlStepFlops(step), sftFlops({ ...step, passRate: 0.2 })]) {
      const perDollar = bitsPerDollar({
        ...hardware,
        bitsPerSample: 0.5,
        flopsPerSample: flops.total,
        utilisation: 0.3,
      });
      expect(0.5 / gpuDollars(flops, { ...hardware, utilisation })).toBeCloseTo(perDollar, 8);
    }
  });

  it('charges what is scored as reading', () => {
    const price = { ...hardware, utilisation: { prefill: 0.5, decode: 0.05, train: 0.25 } };
    const nothing = { prefill: 0, decode: 0, training: 0 };
    const read = gpuDollars({ ...nothing, prefill: 1e15 }, price);
    for (const phase of ['teacher', 'reference', 'oldLogprobs', 'rewardModel'])
      expect(gpuDollars({ ...nothing, [phase]: 1e15 }, price)).toBe(read);
    expect(gpuDollars({ ...nothing, critic: 1e15 }, price)).toBe(2 * read);
    expect(gpuDollars({ ...nothing, decode: 1e15 }, price)).toBeCloseTo(10 * read, 12);
  });
});
