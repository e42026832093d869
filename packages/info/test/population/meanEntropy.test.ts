import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryEntropy, meanEntropy } from '../../src/index.ts';
import { binomialShares } from '../../src/population/binomialShares.ts';
import golden from '../golden/population.json' with { type: 'json' };
import measured from '../measured/passRates.json' with { type: 'json' };
import { counts, groups, repeat } from '../support/passCounts.ts';
import { sample, worlds } from '../support/worlds.ts';

describe('meanEntropy', () => {
  it('law: a number between its ends, or a reason, whatever the counts', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom('sample', 'these'), (data, prompts) => {
        const { value, lower, upper, method, n } = meanEntropy(data, { prompts });
        const repeated = data.attempts.filter((x) => x > 1).length;
        if (repeated === 0) {
          expect(method).toMatch(/^undefined: (no rollouts|one rollout per prompt)$/);
          expect([value, lower, upper]).toEqual([NaN, NaN, NaN]);
          return;
        }
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(upper);
        expect(upper).toBeLessThanOrEqual(1);
        expect(n).toBeGreaterThanOrEqual(repeated);
      }),
    );
  });

  it('law: success and failure may be renamed, prompts reordered', () => {
    fc.assert(
      fc.property(groups, (data) => {
        const { successes, attempts } = data;
        const before = meanEntropy(data);
        const renamed = meanEntropy({
          successes: attempts.map((n, i) => n - successes[i]!),
          attempts,
        });
        const reordered = meanEntropy({
          successes: successes.toReversed(),
          attempts: attempts.toReversed(),
        });
        for (const after of [renamed, reordered]) {
          if (Number.isNaN(before.value)) expect(after.value).toBeNaN();
          else {
            expect(after.value).toBeCloseTo(before.value, 5);
            expect(after.upper).toBeCloseTo(before.upper, 4);
          }
        }
      }),
    );
  });

  it('plug-in, Miller–Madow and jackknife are the means of their estimates', () => {
    const data = counts([0, 4, 8, 2], 8);
    const h = (p: number) => binaryEntropy(p) as number;
    expect(meanEntropy(data, { method: 'plugin' }).value).toBeCloseTo((1 + h(0.25)) / 4, 14);
    expect(meanEntropy(data, { method: 'miller-madow' }).value).toBeCloseTo(
      (1 + h(0.25) + 2 / (16 * Math.LN2)) / 4,
      14,
    );
    const without = (k: number) =>
      8 * h(k / 8) - 7 * ((k / 8) * h((k - 1) / 7) + (1 - k / 8) * h(k / 7));
    expect(meanEntropy(data, { method: 'jackknife' }).value).toBeCloseTo(
      (without(4) + without(2)) / 4,
      13,
    );
  });

  it('agrees with the definition at 40 digits, whatever the number of prompts', () => {
    const compared: string[] = [];
    for (const { fn, args, expected } of golden.cases) {
      const { successes = [], attempts = [], prompt = successes.map((_, i) => i), per } = args;
      const isOneGroupEach = new Set<unknown>(prompt).size === successes.length;
      if (args.functional !== 'entropy' || !isOneGroupEach || per !== undefined) continue;
      if (fn !== 'populationMean' && fn !== 'thesePrompts') continue;
      const prompts = fn === 'thesePrompts' ? 'these' : 'sample';
      const known = Object.entries(expected).map(([name, x]) => [name, expect.closeTo(x, 5)]);
      expect(meanEntropy({ successes, attempts }, { prompts })).toMatchObject(
        Object.fromEntries(known),
      );
      compared.push(`${prompts} ${successes.length}`);
    }
    expect(compared).toEqual(['sample 40', 'sample 23', 'sample 8', 'sample 20', 'these 40']);
  });

  it('holds the truth where pass rates are of two kinds, and a fitted spread does not', () => {
    const rates = [0.02, 0.97];
    const successes = rates.flatMap((p) =>
      [...binomialShares(8, p)].flatMap((share, k) => repeat([k], Math.round(2000 * share))),
    );
    const truth = rates.reduce((sum, p) => sum + binaryEntropy(p) / 2, 0);
    const data = counts(successes, 8);
    for (const prompts of ['sample', 'these'] as const) {
      const { lower, upper } = meanEntropy(data, { prompts });
      expect(lower).toBeLessThan(truth);
      expect(upper).toBeGreaterThan(truth);
      expect(upper - lower).toBeLessThan(0.05);
    }
    expect(meanEntropy(data, { method: 'empirical-bayes' }).upper).toBeLessThan(truth);
  });

  it('is undefined from one rollout per prompt: a coin and a mixture look the same', () => {
    const { value, lower, upper, method, n } = meanEntropy(counts([0, 1, 1, 0, 1], 1));
    expect([value, lower, upper]).toEqual([NaN, NaN, NaN]);
    expect(method).toBe('undefined: one rollout per prompt');
    expect(n).toBe(5);
    expect(meanEntropy(counts([], [])).method).toBe('undefined: no rollouts');
    expect(meanEntropy(counts([0, 0], 0)).method).toBe('undefined: no rollouts');
  });

  it('bounds what it did not see: all failed, all solved, or both', () => {
    const failed = meanEntropy(counts(repeat([0], 50), 8));
    expect(failed).toMatchObject({ value: 0, lower: 0, n: 50 });
    // 400 failures: p ≤ 1 − 0.05^(1/400) = 0.00746 if all prompts are alike, and H of it
    expect(failed.upper).toBeGreaterThanOrEqual(binaryEntropy(1 - 0.05 ** (1 / 400)) as number);
    expect(failed.upper).toBeLessThan(0.08);
    expect(meanEntropy(counts(repeat([8], 50), 8)).upper).toBeCloseTo(failed.upper, 12);
    const apart = meanEntropy(counts(repeat([0, 8], 25), 8));
    expect(apart.value).toBe(0);
    expect(apart.upper).toBeGreaterThan(0.05);
    expect(apart.upper).toBeLessThan(0.12);
    expect(meanEntropy(counts(repeat([0], 5000), 64)).upper).toBeLessThan(1e-3);
  });

  it('answers for a single prompt, widely', () => {
    const one = meanEntropy(counts([3], [8]));
    expect([one.lower, one.upper]).toEqual([0, 1]); // one prompt says nothing of others
    const nsb = meanEntropy(counts([3], [8]), { method: 'nsb' });
    expect(nsb.value).toBeCloseTo(0.88, 1);
    expect(nsb.upper - nsb.lower).toBeGreaterThan(0.2);
    expect(meanEntropy(counts([0], [8])).lower).toBe(0);
  });

  it('takes prompts that all look alike for alike, not for certain', () => {
    const same = meanEntropy(counts(repeat([4], 30), 8));
    expect(same.value).toBeCloseTo(1, 3);
    expect(same.lower).toBeLessThan(0.999);
    expect(same.upper).toBe(1);
  });

  it('agrees with the bootstrap that it replaces', () => {
    const data = sample(worlds.ushaped, 400, 8, createRng(3));
    const method = 'empirical-bayes';
    const closed = meanEntropy(data, { method });
    const resampled = meanEntropy(data, { method, rng: createRng(4) });
    expect(resampled.value).toBe(closed.value);
    expect(resampled.method).toContain('bootstrap over prompts');
    expect(Math.abs(resampled.lower - closed.lower)).toBeLessThan(0.015);
    expect(Math.abs(resampled.upper - closed.upper)).toBeLessThan(0.015);
    expect(meanEntropy(data, { method, rng: createRng(4) })).toEqual(resampled);
  });

  it('knows these prompts better than all prompts', () => {
    const data = sample(worlds.uniform, 300, 16, createRng(5));
    const width = ({ lower, upper }: { lower: number; upper: number }) => upper - lower;
    expect(width(meanEntropy(data, { prompts: 'these' }))).toBeLessThan(
      0.7 * width(meanEntropy(data)),
    );
    for (const prompts of ['sample', 'these'] as const)
      expect(width(meanEntropy(data, { prompts, level: 0.5 }))).toBeLessThan(
        0.6 * width(meanEntropy(data, { prompts })),
      );
  });

  it('is nearer to the exact mean entropy of a real transformer than plug-in and Miller–Madow', () => {
    for (const { passRate, successesOf64 } of Object.values(measured.checkpoints)) {
      const truth =
        passRate.reduce((sum, p) => sum + (binaryEntropy(p) as number), 0) / passRate.length;
      const data = counts(successesOf64, 64);
      const error = (method?: 'plugin' | 'miller-madow') =>
        Math.abs(meanEntropy(data, method ? { method } : {}).value - truth);
      expect(error()).toBeLessThan(error('plugin'));
      expect(error()).toBeLessThan(0.01);
    }
  });

  it('says how it was made: estimator, point masses, interval', () => {
    const beta = counts(
      Array.from({ length: 40 }, (_, i) => i % 9),
      8,
    );
    const fit = 'empirical-bayes beta-binomial';
    const eb = { method: 'empirical-bayes' } as const;
    expect(meanEntropy(beta).method).toBe('count weights, any population, clustered by prompt');
    expect(meanEntropy(beta, { prompts: 'these' }).method).toBe('count weights, these prompts');
    expect(meanEntropy(beta, eb).method).toBe(`${fit}; sandwich interval`);
    expect(meanEntropy(beta, { ...eb, rng: createRng(1) }).method).toBe(
      `${fit}; bootstrap over prompts`,
    );
    for (const rng of [undefined, createRng(1)])
      expect(
        meanEntropy(beta, { ...eb, prompts: 'these', ...(rng && { rng }) }).method, // what is drawn is known: no bootstrap
      ).toBe(`${fit}; posterior interval`);
    const mixed = (ends: readonly number[]) => counts([...ends, ...repeat([3, 4, 5], 10)], 8);
    const zeros = repeat([0], 20);
    const ones = repeat([8], 20);
    expect(meanEntropy(mixed(zeros), eb).method).toBe(`${fit}, inflated at 0; sandwich interval`);
    expect(meanEntropy(mixed(ones), eb).method).toBe(`${fit}, inflated at 1; sandwich interval`);
    expect(meanEntropy(mixed([...zeros, ...ones]), eb).method).toBe(
      `${fit}, inflated at 0 and 1; sandwich interval`,
    );
    expect(meanEntropy(counts(repeat([0], 30), 8), eb).method).toBe(
      'empirical-bayes: no group has both outcomes, upper bound',
    );
    expect(meanEntropy(beta, { method: 'jackknife' }).method).toBe('jackknife');
  });

  it('leaves out prompts with one rollout, and says of how many it speaks', () => {
    const pairs = counts(
      Array.from({ length: 19 }, (_, i) => i % 3),
      2,
    );
    const some = counts(
      [...pairs.successes, ...repeat([1], 9)],
      [...pairs.attempts, ...repeat([1], 9)],
    );
    expect(meanEntropy(some)).toEqual(meanEntropy(pairs));
    expect(meanEntropy(some)).toMatchObject({ n: 19, unit: 'bits/rollout', level: 0.95 });
  });

  it('refuses what are no counts', () => {
    expect(() => meanEntropy(counts([3], [2]))).toThrow(
      'meanEntropy: expected successes of integers in [0, attempts = 2], got 3',
    );
    expect(() => meanEntropy(counts([0.5], [2]))).toThrow(expect.objectContaining({ row: 0 }));
    expect(() => meanEntropy(counts([1, 1], [2]))).toThrow('expected attempts of length 2, got 1');
    expect(() => meanEntropy(counts([1], [2]), { level: 1 })).toThrow(
      'expected level in (0, 1), got 1',
    );
    // @ts-expect-error no such method
    expect(() => meanEntropy(counts([1], [2]), { method: 'guess' })).toThrow('method');
  });
});
