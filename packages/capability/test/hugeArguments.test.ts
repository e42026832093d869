import { createRng, DomainError } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import * as capability from '../src/index.ts';

const most = Number.MAX_SAFE_INTEGER;
const counts = (...successes: number[]) => ({
  successes,
  attempts: successes.map(() => most),
});
const categories = ['a', 'b', 'a'];

/** Each ends, with a number or a refusal: one that went through its argument one by one would not. */
const calls: readonly [name: string, call: () => unknown][] = [
  ['passAtK', () => capability.passAtK(2 ** 40, most, 2 ** 30)],
  ['passHatK', () => capability.passHatK(most - 2 ** 20, most, 2 ** 40)],
  ['pluginPassAtK', () => capability.pluginPassAtK(2 ** 40, most, most)],
  ['passAtKVariance', () => capability.passAtKVariance(2, most, 3)],
  ['passAtKVariance, few successes', () => capability.passAtKVariance(2, 2 ** 53, 3)],
  ['passAtKVariance, many', () => capability.passAtKVariance(2 ** 26, most, 2 ** 26)],
  ['passAtKSamplingVariance', () => capability.passAtKSamplingVariance(0.3, 1e9, 4)],
  ['passAtKSamplingVariance, k', () => capability.passAtKSamplingVariance(0.3, most, 2 ** 24)],
  [
    'passAtKSamplingVariance, far',
    () => capability.passAtKSamplingVariance(1 - 1e-9, 2 ** 23, 2 ** 22),
  ],
  ['passAtKSamplingVariance, more', () => capability.passAtKSamplingVariance(0.3, most, 2 ** 25)],
  ['passAtKOfRate', () => capability.passAtKOfRate(1e-300, most)],
  ['passAtKQuantile', () => capability.passAtKQuantile(0.5, { a: 1e300, b: 1e300 }, most)],
  ['expectedPassAtK', () => capability.expectedPassAtK({ a: 1e-300, b: 1e300 }, most)],
  ['probabilityAtLeast', () => capability.probabilityAtLeast({ a: 1e300, b: 1e308 }, 1e-17)],
  ['failuresToExclude', () => capability.failuresToExclude(1e-17)],
  ['failuresToExclude, less', () => capability.failuresToExclude(5e-324)],
  ['majorityAtK', () => capability.majorityAtK({ counts: [1e9, 1e9], correct: 0 }, 1e9)],
  ['bestOfN', () => capability.bestOfN([0, 1], most)],
  ['withReplacementBestOfN', () => capability.withReplacementBestOfN([0, 1], most)],
  ['bestOfNKl', () => capability.bestOfNKl(1e-300, most)],
  ['bestOfNKlBound', () => capability.bestOfNKlBound(most)],
  ['maximumPassRate', () => capability.maximumPassRate(5e-324, 1074)],
  ['minimumKl', () => capability.minimumKl({ before: 5e-324, after: 1 })],
  ['tiltedPassRate', () => capability.tiltedPassRate(5e-324, 5e-324)],
  ['rewardBits', () => capability.rewardBits({ passRates: [0.5], groupSizes: [1e308] })],
  ['gainSpendRatio', () => capability.gainSpendRatio({ before: [0], after: [1], spent: [1e308] })],
  ['klFromBase', () => capability.klFromBase([1e308, -1e308])],
  ['meanPassAtK', () => capability.meanPassAtK(counts(1, 2 ** 30, 2 ** 50), 2 ** 30)],
  [
    'meanPassAtK, resamples',
    () =>
      capability.meanPassAtK(counts(1), 1, {
        method: 'bootstrap',
        rng: createRng(1),
        resamples: most,
      }),
  ],
  [
    'meanPassAtK, posterior',
    () => capability.meanPassAtK(counts(1, 2), most, { method: 'posterior', prompts: 'these' }),
  ],
  ['meanPassHatK', () => capability.meanPassHatK(counts(1, 2 ** 30, 2 ** 50), 2 ** 30)],
  ['passAtKCurve', () => capability.passAtKCurve(counts(1, 2 ** 30, 2 ** 50))],
  ['passAtKCurve, ks', () => capability.passAtKCurve(counts(1, 2), { ks: [most] })],
  ['compareCapability', () => capability.compareCapability(counts(1, 2), counts(2, 2 ** 50))],
  ['crossoverK', () => capability.crossoverK(counts(1, 2), counts(2, 2 ** 50))],
  ['jointClasses', () => capability.jointClasses(counts(1, 2), counts(2, 2 ** 50))],
  ['classIntervals', () => capability.classIntervals(counts(1, 2), counts(2, 2 ** 50))],
  ['bitsLedger', () => capability.bitsLedger({ base: counts(1, 2), trained: counts(2, 2 ** 50) })],
  ['jaggedness', () => capability.jaggedness(counts(1, 2 ** 50, 2), categories)],
  [
    'gainJaggedness',
    () => capability.gainJaggedness(counts(1, 2, 3), counts(9, 2 ** 50, 2), categories),
  ],
  [
    'giniBeyondChance',
    () =>
      capability.giniBeyondChance(counts(1, 2, 3), categories, { rng: createRng(1), draws: most }),
  ],
  ['overdispersion', () => capability.overdispersion(counts(1, 2 ** 30, 2 ** 50))],
  ['rateDispersion', () => capability.rateDispersion(counts(1, 2 ** 30, 2 ** 50))],
  ['dersimonianLaird', () => capability.dersimonianLaird([1e300, -1e300], [1e-300, 1e300])],
];

it.each(calls)('%s', (_, call) => {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
  }
});

it('says what it will not work through', () => {
  const { attempts } = counts(1, 2);
  expect(() =>
    capability.crossoverK({ successes: [1, 2], attempts }, { successes: [2, 2], attempts }),
  ).toThrow('crossoverK: expected attempts of at most 1048576 for some prompt');
  expect(() => capability.majorityAtK({ counts: [2000, 2000], correct: 0 }, 600)).toThrow(
    'majorityAtK: expected k of at most 1048576 / attempts, got 600',
  );
  expect(() => capability.passAtKVariance(2 ** 25, 2 ** 53, 2 ** 25)).toThrow(
    'passAtKVariance: expected k',
  );
  expect(() => capability.passAtKSamplingVariance(0.5, 2 ** 25, 2 ** 25)).toThrow('expected k');
});

it('an urn that is too large to go through factor by factor is the same urn', () => {
  // where both ways are open: few = 2^16 is multiplied, 2^16 + 1 is not
  const [n, k] = [1e11, 3e5];
  const below = capability.passAtK(2 ** 16, n, k);
  const above = capability.passAtK(2 ** 16 + 1, n, k);
  const step = ((1 - below) * k) / (n - 2 ** 16); // one more success: a miss is that much rarer
  expect(Math.abs(above - below - step)).toBeLessThan(1e-12);
});
