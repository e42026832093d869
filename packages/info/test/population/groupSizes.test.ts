import { describe, expect, it } from 'vitest';
import {
  binaryEntropy,
  countWeights,
  entropyRate,
  keptBitsRate,
  keptWeights,
  liveGroupBits,
  meanPassRate,
  noisyVerdict,
  populationMean,
  promptsForMargin,
  suitableGroupSizes,
  verdictRate,
} from '../../src/index.ts';
import { binomialShares } from '../../src/population/binomialShares.ts';

/** Counts of many prompts at one pass rate, in exact proportions. */
function atRate(p: number, n: number, prompts = 4000) {
  const successes = [...binomialShares(n, p)].flatMap((share, k) =>
    Array<number>(Math.round(share * prompts)).fill(k),
  );
  return { successes, attempts: successes.map(() => n) };
}

describe('suitableGroupSizes', () => {
  const enough = (p: number): number =>
    [2, 4, 8, 16, 32, 64].find((G) => liveGroupBits(p, G) / G >= 0.8 * binaryEntropy(p))!;

  it.each([0.5, 0.3, 0.15, 0.75])('holds the least size that is enough at a rate of %f', (p) => {
    const { smallest, groupSize, largest, balance } = suitableGroupSizes(atRate(p, 16));
    expect(groupSize).toBe(enough(p));
    expect(smallest).toBeLessThanOrEqual(groupSize);
    expect(largest).toBeGreaterThanOrEqual(groupSize);
    for (const [i, G] of [2, 4, 8, 16, 32, 64].entries()) {
      const truth = liveGroupBits(p, G) / G - 0.8 * binaryEntropy(p);
      expect(balance[i]!.lower).toBeLessThanOrEqual(truth);
      expect(balance[i]!.upper).toBeGreaterThanOrEqual(truth);
    }
  });

  it('says that none of the candidates is enough', () => {
    const rare = suitableGroupSizes(atRate(0.1, 32), { candidates: [4, 2] });
    expect([rare.smallest, rare.groupSize, rare.largest]).toEqual([NaN, NaN, NaN]);
    expect(rare.balance).toHaveLength(2);
  });

  it('counts the groups of one prompt as one observation', () => {
    const counts = atRate(0.3, 8, 40);
    const twice = {
      successes: [...counts.successes, ...counts.successes],
      attempts: [...counts.attempts, ...counts.attempts],
    };
    const prompts = [...counts.successes.keys(), ...counts.successes.keys()];
    expect(suitableGroupSizes(twice, { prompts }).balance[1]!.lower).toBeCloseTo(
      suitableGroupSizes(counts).balance[1]!.lower,
      12,
    );
  });
});

describe('keptBitsRate', () => {
  it('is 0 for a certain prompt and never more than what is left of H', () => {
    const { at, range } = keptBitsRate(8, 0.8);
    expect([at(0), at(1)]).toEqual([0, 0]);
    for (let p = 0; p <= 1; p += 1 / 64) {
      expect(at(p)).toBeLessThanOrEqual(0.2 * binaryEntropy(p) + 1e-15);
      expect(at(p)).toBeGreaterThanOrEqual(range[0]);
    }
  });
});

describe('verdictRate', () => {
  it('is the information of a verdict, as noisyVerdict has it', () => {
    const errors = { falsePass: 0.02, falseFail: 0.05 };
    for (const observed of [0.02, 0.1, 0.5, 0.9, 0.95])
      expect(verdictRate(0.02, 0.05).at(observed)).toBeCloseTo(
        noisyVerdict({ observed, ...errors }).information,
        12,
      );
    expect(verdictRate(0, 0).at(0.3)).toBe(binaryEntropy(0.3));
  });

  it('tells its mean from counts of verdicts', () => {
    const [falsePass, falseFail, p] = [0.1, 0.2, 0.4];
    const observed = p * (1 - falseFail) + (1 - p) * falsePass;
    const told = populationMean(verdictRate(falsePass, falseFail), atRate(observed, 16));
    const { information } = noisyVerdict({ observed, falsePass, falseFail });
    expect(told.lower).toBeLessThan(information);
    expect(told.upper).toBeGreaterThan(information);
    expect(told.upper - told.lower).toBeLessThan(0.05);
  });

  it('refuses verdicts that say nothing', () => {
    expect(() => verdictRate(0.5, 0.5)).toThrow('below 1');
  });
});

describe('kept groups', () => {
  /** Exact counts of a population from which groups with one verdict were dropped. */
  function filtered(n: number) {
    const all = [0.05, 0.3, 0.6].map((p) => atRate(p, n, 3000));
    const successes = all.flatMap((counts) => counts.successes);
    const attempts = all.flatMap((counts) => counts.attempts);
    return { successes, attempts };
  }
  /** Mean H over the prompts of the groups that were kept. */
  function truth(n: number): number {
    const rates = [0.05, 0.3, 0.6];
    const live = rates.map((p) => 1 - p ** n - (1 - p) ** n);
    const total = live.reduce((sum, x) => sum + x, 0);
    return rates.reduce((sum, p, i) => sum + (live[i]! / total) * binaryEntropy(p), 0);
  }

  it.each([4, 8, 96])('describes the prompts of what was kept, groups of %i', (n) => {
    const told = populationMean(entropyRate, filtered(n), { kept: true });
    expect(told.lower).toBeLessThan(truth(n));
    expect(told.upper).toBeGreaterThan(truth(n));
    expect(told.method).toContain('kept');
  });

  it.each([65, 96, 300])('bounds the bias of groups of %i on and between the grid', (n) => {
    const { weights, biasBound } = keptWeights(entropyRate, n, 1000);
    expect(weights).toHaveLength(n - 1);
    let worst = 0;
    for (let j = 1; j < 1600; j++) {
      const p = Math.sin((Math.PI * j) / 3200) ** 2;
      if (p < Math.sin(Math.PI / 800) ** 2 || p > Math.cos(Math.PI / 800) ** 2) continue;
      const shares = binomialShares(n, p);
      const live = 1 - p ** n - (1 - p) ** n;
      const mean = weights.reduce((sum, w, i) => sum + w * shares[i + 1]!, 0) / live;
      worst = Math.max(worst, Math.abs(mean - binaryEntropy(p)));
    }
    expect(worst).toBeLessThan(1.02 * biasBound);
    expect(worst).toBeGreaterThan(0.98 * biasBound);
  });
});

describe('promptsForMargin', () => {
  it('names a number at which the margin is met, and one below at which it is not', () => {
    const wish = { margin: 0.05, groupSize: 8, spread: 0.4 };
    const { prompts } = promptsForMargin(entropyRate, wish);
    // more than without any doubt about the population, and no more than with twice the worst
    expect(prompts).toBeGreaterThan(((1.96 * 0.4) / 0.05) ** 2);
    expect(prompts).toBeLessThan(
      ((1.96 * 0.4) / (0.05 - countWeights(entropyRate, 8, 64).biasBound)) ** 2,
    );
    expect(promptsForMargin(entropyRate, { ...wish, spread: 0 }).prompts).toBe(2);
  });

  it('asks for larger groups where no number of prompts would do', () => {
    const told = promptsForMargin(entropyRate, { margin: 0.01, groupSize: 4, spread: 0.4 });
    expect(told.prompts).toBeNaN();
    expect(countWeights(entropyRate, told.groupSize, 65_536).biasBound).toBeLessThan(0.005);
    expect(countWeights(entropyRate, told.groupSize / 2, 65_536).biasBound).toBeGreaterThan(0.005);
  });
});

describe('meanPassRate of prompts that come back', () => {
  it('averages the groups of a prompt first, and counts prompts', () => {
    const counts = { successes: [4, 0, 2], attempts: [4, 4, 4] };
    const told = meanPassRate(counts, { prompts: ['a', 'b', 'b'] });
    expect([told.value, told.n]).toEqual([0.625, 2]);
    const pooled = meanPassRate({ successes: [4, 2], attempts: [4, 8] });
    expect([told.lower, told.upper]).toEqual([pooled.lower, pooled.upper]);
    expect(() => meanPassRate(counts, { prompts: ['a'] })).toThrow('prompts');
  });

  it('weighs the groups of a prompt alike, whatever their sizes', () => {
    const told = meanPassRate({ successes: [2, 0], attempts: [2, 8] }, { prompts: [1, 1] });
    expect(told.value).toBe(0.5);
  });
});
