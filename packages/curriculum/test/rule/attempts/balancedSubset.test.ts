import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedSubset } from '../../../src/rules.ts';

describe('balancedSubset', () => {
  const rewards = fc.array(fc.constantFrom<number>(0, 0.5, 0.7, 0.8, 1), {
    minLength: 1,
    maxLength: 40,
  });

  it('keeps half right and half wrong ones where it can, with the statistics of all', () => {
    fc.assert(
      fc.property(rewards, fc.integer({ min: 1, max: 12 }), fc.integer(), (all, keep, seed) => {
        const { indices, mean, deviation } = balancedSubset(all, createRng(seed), { keep });
        expect(indices.length).toBe(Math.min(keep, all.length));
        expect([...new Set(indices)].toSorted((i, j) => i - j)).toEqual(indices);
        const right = all.filter((reward) => reward > 0.7).length;
        const kept = indices.filter((i) => all[i]! > 0.7).length;
        const wrong = indices.length - kept;
        if (right >= keep / 2 && all.length - right >= keep / 2)
          expect(Math.abs(kept - wrong)).toBeLessThanOrEqual(1);
        else expect(Math.min(kept, wrong)).toBe(Math.min(right, all.length - right));
        // E r and E r² − (E r)²
        const average = (of: (reward: number) => number) =>
          all.reduce((sum, reward) => sum + of(reward), 0) / all.length;
        expect(mean).toBeCloseTo(
          average((r) => r),
          12,
        );
        expect(deviation ** 2).toBeCloseTo(average((r) => r * r) - mean ** 2, 12);
      }),
    );
  });

  it('chooses each right one equally often', () => {
    const rng = createRng(5);
    const counts = [0, 0, 0, 0, 0];
    for (let k = 0; k < 5000; k++)
      for (const i of balancedSubset([1, 1, 1, 1, 1, 0, 0], rng).indices)
        if (i < 5) counts[i]! += 1;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(150); // 4.3 sd
  });

  it('gives NaN of nothing, and refuses to keep none', () => {
    expect(balancedSubset([], createRng(1))).toEqual({ indices: [], mean: NaN, deviation: NaN });
    expect(() => balancedSubset([1], createRng(1), { keep: 0 })).toThrow(
      expect.objectContaining({ code: 'DOMAIN' }),
    );
  });
});
