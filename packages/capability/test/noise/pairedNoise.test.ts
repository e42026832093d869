import { normalCdf } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import {
  attemptsToShrink,
  mcnemar,
  pairedNoise,
  promptScores,
  smallestDifference,
} from '../../src/index.ts';
import { outcomes } from '../support/outcomes.ts';

const mean = (xs: readonly number[]): number => xs.reduce((a, x) => a + x, 0) / xs.length;

describe('pairedNoise', () => {
  it('has an unbiased chance and an unbiased rest: over all outcomes of both runs', () => {
    const [before, after] = [
      [0, 0.5, 0.8],
      [0.4, 0.5, 1],
    ];
    const [n, m] = [
      [2, 3, 2],
      [3, 2, 2],
    ];
    const gains = after!.map((p, i) => p - before![i]!);
    const centre = mean(gains);
    let [chance, between, difference] = [0, 0, 0];
    for (const one of outcomes(before!, n!))
      for (const other of outcomes(after!, m!)) {
        const noise = pairedNoise(
          promptScores({ successes: one.successes, attempts: n! }),
          promptScores({ successes: other.successes, attempts: m! }),
        );
        const weight = one.chance * other.chance;
        const grains = mean(n!.map((x) => 1 / x)) ** 2 + mean(m!.map((x) => 1 / x)) ** 2;
        difference += weight * noise.difference;
        chance += weight * (noise.standardError.these.value ** 2 - grains / 9);
        between += weight * noise.between;
      }
    const v = (p: number, x: number): number => (p * (1 - p)) / x;
    expect(difference).toBeCloseTo(centre, 12);
    expect(chance).toBeCloseTo(
      mean(before!.map((p, i) => v(p, n![i]!) + v(after![i]!, m![i]!))) / 3,
      12,
    );
    expect(between).toBeCloseTo(gains.reduce((sum, x) => sum + (x - centre) ** 2, 0) / 2, 12);
  });

  it('turns its sign with the sides, and splits a difference into chance and more', () => {
    const attempts = new Array(40).fill(8);
    const one = promptScores({ successes: attempts.map((_, i) => i % 4), attempts });
    const other = promptScores({ successes: attempts.map((_, i) => 3 + (i % 5)), attempts });
    const there = pairedNoise(one, other);
    const back = pairedNoise(other, one);
    expect(back.difference).toBe(-there.difference);
    expect(back.moreThanChance).toBe(-there.moreThanChance);
    expect(back.chance).toBe(there.chance);
    expect(there.moreThanChance).toBeCloseTo(there.difference - there.chance, 12);
    const same = pairedNoise(one, one);
    expect(same.moreThanChance).toBe(0);
  });

  it('with one attempt each knows the scatter of the difference, and not what of it is chance', () => {
    const attempts = new Array(50).fill(1);
    const base = attempts.map((_, i) => Number(i % 2 === 0));
    const trained = attempts.map((_, i) => Number(i % 3 > 0));
    const noise = pairedNoise(
      promptScores({ successes: base, attempts }),
      promptScores({ successes: trained, attempts }),
    );
    expect(noise.chance).toBeNaN();
    expect(noise.moreThanChance).toBeNaN();
    expect(noise.attemptsToHalve).toBeNaN();
    expect(noise.chanceShare.value).toBeNaN();
    // the scatter of ±1 and 0: discordant pairs, as McNemar counts them
    const { baseOnly, trainedOnly } = mcnemar({ base, trained });
    const squares = baseOnly + trainedOnly - (trainedOnly - baseOnly) ** 2 / 50;
    expect(noise.standardError.sample.value).toBeCloseTo(
      Math.sqrt((squares * 50) / 49 + 1) / 50,
      12,
    );
  });

  it('has a smallest difference that is seen as often as it says', () => {
    for (const [level, power] of [
      [0.95, 0.8],
      [0.99, 0.5],
      [0.9, 0.95],
    ] as const) {
      const size = smallestDifference(1, { level, power });
      const critical = smallestDifference(1, { level, power: 0.5 }); // no more than the quantile
      expect(normalCdf(size - critical)).toBeCloseTo(power, 10);
    }
    expect(smallestDifference(0.02)).toBeCloseTo(2 * smallestDifference(0.01), 12);
    expect(smallestDifference(1, { freedom: 5 })).toBeGreaterThan(smallestDifference(1));
    expect(smallestDifference(Number.NaN)).toBeNaN();
  });

  it('finds the attempts that shrink it: with so many the variance is what was asked for', () => {
    for (const factor of [0.5, 0.8, 0.3]) {
      const parts = { chance: 0.2, between: 0.01 };
      const more = attemptsToShrink(parts, { factor });
      expect(0.2 / more + 0.01).toBeCloseTo(factor ** 2 * 0.21, 12);
    }
    expect(attemptsToShrink({ chance: 0.3, between: 0.1 })).toBe(Infinity);
    expect(attemptsToShrink({ chance: 0, between: 0 })).toBeNaN();
  });
});
