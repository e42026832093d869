import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absoluteZeroReward,
  boltzmann,
  learnabilityUnbiased,
  learningProgressWeights,
  meanAbsGrpoAdvantage,
  plrWeights,
  proposerReward,
  rZeroReward,
} from '../../../src/rules.ts';
import { counts, domain, rate, sum } from '../../support/updateRules.ts';

describe('scores', () => {
  it('the learnability of a random group has mean p(1 − p)', () => {
    fc.assert(
      fc.property(rate, fc.integer({ min: 2, max: 12 }), (p, n) => {
        let mean = 0;
        for (let mask = 0; mask < 2 ** n; mask++) {
          const k = mask.toString(2).replaceAll('0', '').length;
          const chance = p ** k * (1 - p) ** (n - k);
          mean += chance * learnabilityUnbiased({ successes: k, attempts: n });
        }
        expect(mean).toBeCloseTo(p * (1 - p), 10);
      }),
      { numRuns: 20 },
    );
  });

  it('scores are the same for right and wrong exchanged, and NaN where undefined', () => {
    fc.assert(
      fc.property(counts, ({ successes, attempts }) => {
        const swapped = { successes: attempts - successes, attempts };
        for (const score of [learnabilityUnbiased, meanAbsGrpoAdvantage])
          expect(score(swapped)).toBeCloseTo(score({ successes, attempts }), 12);
      }),
    );
    expect(learnabilityUnbiased({ successes: 0, attempts: 1 })).toBeNaN();
    expect(meanAbsGrpoAdvantage({ successes: 0, attempts: 0 })).toBeNaN();
  });

  it('a softmax sums to 1, keeps the order and ignores a shift', () => {
    const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (v, temperature) => {
        const p = boltzmann(v, temperature);
        const moved = boltzmann(
          v.map((x) => x + 8),
          temperature,
        );
        expect(sum(p)).toBeCloseTo(1, 12);
        p.forEach((x, i) => {
          expect(moved[i]).toBeCloseTo(x, 8);
          if (v[i]! > v[0]!) expect(x).toBeGreaterThanOrEqual(p[0]!);
        });
      }),
    );
    expect(boltzmann([], 1)).toEqual(new Float64Array());
    expect([...boltzmann([NaN, 1], 1)]).toEqual([NaN, NaN]);
    expect([...boltzmann([-Infinity, 0], 1)]).toEqual([0, 1]);
  });

  it('PLR weights sum to 1 and do not depend on the order of the pool, ties included', () => {
    const pool = fc.array(fc.tuple(fc.nat(5), fc.nat(100)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(pool, rate, (tasks, stalenessWeight) => {
        const weights = (of: typeof tasks) =>
          plrWeights(
            of.map(([score]) => score),
            of.map(([, age]) => age),
            { stalenessWeight },
          );
        const p = weights(tasks);
        const turned = weights([...tasks].reverse());
        expect(sum(p)).toBeCloseTo(1, 12);
        p.forEach((x, i) => {
          expect(turned[tasks.length - 1 - i]).toBeCloseTo(x, 12);
        });
      }),
    );
    expect([...plrWeights([1, NaN], [0, 0])]).toEqual([NaN, NaN]);
  });

  it('learning progress: weights sum to 1, and a task that never moved nor was solved has none', () => {
    const rates = fc.array(fc.tuple(rate, rate), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rates, (tasks) => {
        const fast = [...tasks.map(([f]) => f), 0];
        const slow = [...tasks.map(([, s]) => s), 0];
        const weights = learningProgressWeights(fast, slow);
        expect(sum(weights)).toBeCloseTo(1, 12);
        if (tasks.some(([f, s]) => f > 1e-9 || s > 1e-9)) expect(weights.at(-1)).toBe(0);
      }),
    );
    expect(learningProgressWeights([NaN, NaN], [NaN, NaN])).toEqual(Float64Array.of(0.5, 0.5));
    expect(() => learningProgressWeights([1], [])).toThrow(domain);
    expect(() => learningProgressWeights([1], [1], { theta: 1 })).toThrow(domain);
  });

  it('a proposer is paid by at least two attempts (a port used one, always 0)', () => {
    for (const rule of ['absoluteZero', 'rZero', 'variance'] as const)
      for (const successes of [0, 1])
        expect(() => proposerReward({ successes, attempts: 1 }, { rule })).toThrow(domain);
    expect(proposerReward({ successes: 1, attempts: 2 }, { rule: 'absoluteZero' })).toBe(0.5);
  });

  it('proposer rewards: Absolute Zero is highest next to 0, R-Zero at one half', () => {
    const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    const best = (reward: (s: number) => number) =>
      grid.reduce((top, s) => (reward(s) > reward(top) ? s : top));
    expect(best(absoluteZeroReward)).toBe(0.01);
    expect(best(rZeroReward)).toBe(0.5);
    for (const reward of [absoluteZeroReward, rZeroReward])
      expect([reward(0), reward(1)]).toEqual([0, 0]);
  });
});
