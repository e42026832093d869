import { createRng, DomainError } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import * as capability from '../src/index.ts';

const good = { successes: Float64Array.of(1, 2), attempts: Float64Array.of(4, 4) };
const bad = { successes: Float64Array.of(5, 2), attempts: Float64Array.of(4, 4) };
const short = { successes: Float64Array.of(1), attempts: Float64Array.of(4) };
const rng = createRng(1);

describe('wrong arguments throw, and say what was expected', () => {
  it.each<[string, () => unknown]>([
    [
      'passAtK: expected successes an integer in [0, attempts = 4], got 5',
      () => capability.passAtK(5, 4, 1),
    ],
    ['passAtK: expected attempts an integer ≥ 0, got -1', () => capability.passAtK(0, -1, 1)],
    ['passAtK: expected k an integer ≥ 0, got 1.5', () => capability.passAtK(1, 4, 1.5)],
    ['passHatK: expected k', () => capability.passHatK(1, 4, -1)],
    ['passAtKVariance: expected successes', () => capability.passAtKVariance(0.5, 4, 1)],
    [
      'passAtKSamplingVariance: expected p in [0, 1], got 2',
      () => capability.passAtKSamplingVariance(2, 4, 1),
    ],
    ['bestOfN: expected k an integer ≥ 1, got 0', () => capability.bestOfN([1], 0)],
    ['bestOfN: expected by of length 1, got 2', () => capability.bestOfN([1], 1, { by: [1, 2] })],
    ['majorityAtK: expected correct', () => capability.majorityAtK({ counts: [1], correct: 1 }, 1)],
    [
      'expectedPassAtK: expected a > 0 and finite, got 0',
      () => capability.expectedPassAtK({ a: 0, b: 1 }, 1),
    ],
    [
      'passAtKQuantile: expected probability',
      () => capability.passAtKQuantile(-1, { a: 1, b: 1 }, 1),
    ],
    [
      'probabilityAtLeast: expected epsilon',
      () => capability.probabilityAtLeast({ a: 1, b: 1 }, 2),
    ],
    [
      'failuresToExclude: expected confidence',
      () => capability.failuresToExclude(0.1, { confidence: 2 }),
    ],
    [
      'meanPassAtK: expected successes of integers in [0, attempts = 4], got 5',
      () => capability.meanPassAtK(bad, 1),
    ],
    [
      'meanPassAtK: expected level in (0, 1), got 1',
      () => capability.meanPassAtK(good, 1, { level: 1 }),
    ],
    [
      'meanPassAtK: expected rng a generator',
      () => capability.meanPassAtK(good, 1, { method: 'bootstrap' }),
    ],
    [
      "meanPassAtK: expected prompts 'sample' for a bootstrap, got these",
      () => capability.meanPassAtK(good, 1, { method: 'bootstrap', prompts: 'these', rng }),
    ],
    [
      "meanPassAtK: expected prompts 'these' for a posterior, got sample",
      () => capability.meanPassAtK(good, 1, { method: 'posterior' }),
    ],
    [
      'passAtKCurve: expected ks of rising integers ≥ 1, got 1',
      () => capability.passAtKCurve(good, { ks: [2, 1] }),
    ],
    [
      'passAtKCurve: expected ks of rising integers ≥ 1, got 1',
      () => capability.passAtKCurve(good, { ks: [1, 1] }),
    ],
    [
      'passAtKCurve: expected ks of rising integers ≥ 1, got 0',
      () => capability.passAtKCurve(good, { ks: [0, 1] }),
    ],
    [
      'compareCapability: expected ks of rising integers ≥ 1, got 2.5',
      () => capability.compareCapability(good, good, { ks: [1, 2.5] }),
    ],
    ['passAtK: expected attempts an integer ≥ 0, got 1.5', () => capability.passAtK(1, 1.5, 1)],
    [
      'meanPassHatK: expected successes of integers in [0, attempts = 4], got 5',
      () => capability.meanPassHatK(bad, 1),
    ],
    [
      'meanPassHatK: expected level in (0, 1), got 2',
      () => capability.meanPassHatK(good, 1, { level: 2 }),
    ],
    [
      'failuresToExclude: expected prior.a > 0 and finite, got 0',
      () => capability.failuresToExclude(0.1, { prior: { a: 0, b: 1 } }),
    ],
    [
      "meanPassAtK: expected method 'score', 'bootstrap' or 'posterior', got mode",
      () => capability.meanPassAtK(good, 1, { method: 'mode' as 'score' }),
    ],
    [
      "jaggedness: expected categories 'sample' or 'these', got all",
      () => capability.jaggedness(good, ['a', 'b'], { categories: 'all' as 'these' }),
    ],
    [
      'compareCapability: expected trained of the 2 prompts of base',
      () => capability.compareCapability(good, short),
    ],
    ['crossoverK: expected trained', () => capability.crossoverK(good, short)],
    ['jointClasses: expected epsilon', () => capability.jointClasses(good, good, { epsilon: 2 })],
    [
      'classIntervals: expected epsilon',
      () => capability.classIntervals(good, good, { epsilon: 2 }),
    ],
    [
      'mcnemar: expected base of 0, 1 or NaN, got 2',
      () => capability.mcnemar({ base: [2], trained: [0] }),
    ],
    [
      'minimumKl: expected before in [0, 1], got 2',
      () => capability.minimumKl({ before: 2, after: 1 }),
    ],
    ['maximumPassRate: expected bits ≥ 0, got -1', () => capability.maximumPassRate(0.5, -1)],
    ['tiltedPassRate: expected beta > 0, got 0', () => capability.tiltedPassRate(0.5, 0)],
    ['bestOfNKl: expected n an integer ≥ 1, got 0', () => capability.bestOfNKl(0.5, 0)],
    [
      'rewardBits: expected groupSizes of length 1, got 0',
      () => capability.rewardBits({ passRates: [1], groupSizes: [] }),
    ],
    [
      'gainSpendRatio: expected spent ≥ 0, got -1',
      () => capability.gainSpendRatio({ before: [0], after: [1], spent: [-1] }),
    ],
    [
      "klFromBase: expected method 'k1', 'k2' or 'k3', got k4",
      () => capability.klFromBase([1, 2], { method: 'k4' as 'k1' }),
    ],
    [
      'bitsLedger: expected received ≥ 0, got -1',
      () => capability.bitsLedger({ base: good, trained: good, received: -1 }),
    ],
    [
      'dersimonianLaird: expected variances > 0, got 0',
      () => capability.dersimonianLaird([1, 2], [1, 0]),
    ],
    [
      'jaggedness: expected categories of length 2, got 1',
      () => capability.jaggedness(good, ['a']),
    ],
    ['gainJaggedness: expected trained', () => capability.gainJaggedness(good, short, ['a', 'b'])],
    [
      'giniBeyondChance: expected draws',
      () => capability.giniBeyondChance(good, ['a', 'b'], { rng, draws: 0 }),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(message);
    expect(call).toThrow(DomainError);
  });

  it('NaN in gives NaN out, and what is not determined is undefined with its reason', () => {
    expect(capability.passAtK(Number.NaN, 4, 1)).toBeNaN();
    expect(capability.passAtK(1, 4, 5)).toBeNaN();
    expect(capability.passAtKOfRate(Number.NaN, 1)).toBeNaN();
    expect(capability.expectedPassAtK({ a: Number.NaN, b: 1 }, 1)).toBeNaN();
    expect(capability.minimumKl({ before: Number.NaN, after: 1 })).toBeNaN();
    expect(capability.maximumPassRate(0.5, Number.NaN)).toBeNaN();
    expect(capability.bestOfN([1, Number.NaN], 1)).toBeNaN();
    expect(capability.gainSpendRatio({ before: [], after: [], spent: [] })).toBeNaN();
    expect(capability.rateDispersion(short).observedVariance).toBeNaN();
    expect(capability.dersimonianLaird([1], [1]).tauSquared.method).toBe(
      'undefined: fewer than 2 effects',
    );
    expect(capability.meanPassAtK(good, 5).method).toBe(
      'undefined: 2 of 2 prompts have fewer attempts than k = 5',
    );
    expect(capability.jaggedness(good, ['a', 'b']).spread.method).toMatch(/^undefined/);
    expect(capability.bitsLedger({ base: good, trained: good }).entries[0]!.bits.method).toMatch(
      /^undefined/,
    );
    expect(capability.meanPassAtK(short, 2)).toMatchObject({ value: 0.5, lower: 0, upper: 1 });
  });
});
