import { describe, expect, it } from 'vitest';
import { alphaRank } from '../../src/rating.ts';

describe('alpha-rank', () => {
  it('gives everything to a strategy that beats all others', () => {
    const payoffs = [0.5, 0.6, 0.7, 0.4, 0.5, 0.1, 0.3, 0.9, 0.5];
    expect(alphaRank(payoffs)[0]).toBeGreaterThan(0.9999);
  });

  it('gives NaN to NaN, and refuses what it cannot read', () => {
    expect(alphaRank([0, Number.NaN, 0, 0]).every(Number.isNaN)).toBe(true);
    expect(alphaRank([0, Number.NaN, 0, 0], { alpha: 2 }).every(Number.isNaN)).toBe(true);
    expect(alphaRank([])).toEqual(new Float64Array(0));
    expect(alphaRank([3])).toEqual(Float64Array.of(1));
    expect(() => alphaRank([1, 2])).toThrow(/of length N²/);
    expect(() => alphaRank([1], { alpha: 0 })).toThrow(/alpha > 0/);
    expect(() => alphaRank([1], { population: 1 })).toThrow(/population/);
    expect(() => alphaRank([1], { perturbation: 0.5 })).toThrow(/perturbation/);
  });
});
