import { describe, expect, it } from 'vitest';
import { tokenDollars } from '../../src/index.ts';

describe('tokenDollars', () => {
  const rollout = { promptTokens: 300, completionTokens: 700, groupSize: 4 };

  it('law: at one price for everything it counts each token once per pass', () => {
    const all = { prefill: 1, sample: 1, train: 1 };
    expect(tokenDollars({ ...rollout, epochs: 3 }, all)).toBeCloseTo(4000e-6, 15);
    expect(tokenDollars({ ...rollout, keptFraction: 0 }, all)).toBeCloseTo(1000e-6, 15);
    expect(tokenDollars({ ...rollout, keptFraction: 0, teacherPrefill: 1 }, all)).toBeCloseTo(
      2000e-6,
      15,
    );
  });

  it('law: a free cache divides the prompt by the group', () => {
    const prices = { prefill: 8, cachedPrefill: 0, sample: 0, train: 0 };
    expect(tokenDollars(rollout, prices)).toBeCloseTo(600e-6, 15);
    expect(tokenDollars({ ...rollout, groupSize: 1 }, prices)).toBeCloseTo(2400e-6, 15);
  });
});
