import { describe, expect, it } from 'vitest';
import { passRateMixture } from '../../src/index.ts';

describe('passRateMixture', () => {
  it('finds prompts that are never solved', () => {
    // 40 % never solved, the rest at p = ½: the Beta part must not spread to explain them
    const binomial = [1, 8, 28, 56, 70, 56, 28, 8, 1]; // of 256 prompts at p = ½
    const successes = [
      ...binomial.flatMap((count, k) => new Array<number>(count).fill(k)),
      ...new Array<number>(170).fill(0),
    ];
    const fit = passRateMixture({
      successes: Float64Array.from(successes),
      attempts: new Float64Array(successes.length).fill(8),
    });
    expect(fit.zero).toBeCloseTo(170 / 426, 2);
    expect(fit.one).toBe(0);
    expect(fit.a / (fit.a + fit.b)).toBeCloseTo(0.5, 2);
    expect(fit.method).toContain('inflated at 0');
  });

  it('says why it cannot tell', () => {
    const f64 = (xs: number[]) => Float64Array.from(xs);
    const of = (k: number[], n: number[]) =>
      passRateMixture({ successes: f64(k), attempts: f64(n) });
    expect(of([], []).method).toBe('undefined: no rollouts');
    expect(of([0, 1, 1], [1, 1, 1])).toMatchObject({
      a: NaN,
      zero: NaN,
      method: 'undefined: one rollout per prompt',
    });
    expect(of([0, 0, 4], [4, 4, 4])).toMatchObject({
      a: NaN,
      zero: 2 / 3,
      one: 1 / 3,
      method: 'no group has both outcomes',
    });
    expect(of([2, 2, 2, 2], [4, 4, 4, 4]).method).toContain('no spread between prompts seen');
    expect(() => of([5], [4])).toThrow(
      'expected successes of integers in [0, attempts = 4], got 5',
    );
    expect(() => of([1.5], [4])).toThrow('successes');
  });
});
