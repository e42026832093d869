import { expect, it } from 'vitest';
import { passRateOfBest } from '../../src/rule/attempts/passRateOfBest.ts';
import {
  absoluteZeroReward,
  adabackInterval,
  adarftTarget,
  attemptsForTarget,
  bestOfAttempts,
  bitsPerRolloutOfPassK,
  boltzmann,
  botsUpdate,
  e2hCosine,
  e2hGaussian,
  learnabilityUnbiased,
  majorityVoteBinary,
  meanAbsGrpoAdvantage,
  moppsEffectiveSampleSize,
  moppsUpdate,
  nextLevel,
  plrWeights,
  prefixFractionForTarget,
  proposerReward,
  reinforceAdaExit,
  rZeroReward,
  screeningRule,
  secUpdate,
} from '../../src/rules.ts';
import { domain } from '../support/updateRules.ts';

it('refuses what lies outside the domains', () => {
  const bad: (() => unknown)[] = [
    () => moppsUpdate({ a: 1, b: 1 }, { successes: 9, attempts: 8 }),
    () => moppsUpdate({ a: 1, b: 1 }, { successes: 1, attempts: 8 }, { decay: 1.1 }),
    () => moppsEffectiveSampleSize(-1),
    () => botsUpdate({ a: 1, b: 1 }, { successes: 1, attempts: 8 }, { predicted: 2 }),
    () =>
      botsUpdate(
        { a: 1, b: 1 },
        { successes: 1, attempts: 8 },
        { predicted: 0, pseudoRollouts: -1 },
      ),
    () => secUpdate(0, 0, { learningRate: -1 }),
    () => learnabilityUnbiased({ successes: -1, attempts: 8 }),
    () => learnabilityUnbiased({ successes: 0, attempts: -8 }),
    () => boltzmann([1], 0),
    () => boltzmann([Infinity], 1),
    () => plrWeights([1], [1, 2]),
    () => plrWeights([1], [-1]),
    () => plrWeights([1], [1], { temperature: 0 }),
    () => absoluteZeroReward(1.5),
    () => proposerReward({ successes: 1, attempts: 2 }, { rule: 'other' as 'rZero' }),
    () => adarftTarget(0, 0, { range: [1, 0] }),
    () => adarftTarget(0, 0, { sensitivity: -1 }),
    () => adarftTarget(0, 0, { stepSize: -1 }),
    () => e2hCosine(1.1, 4),
    () => e2hCosine(0.5, 0),
    () => e2hGaussian(0.5, 4, { width: 0 }),
    () => e2hGaussian(0.5, 4, { floor: 0.3 }),
    () => nextLevel(0, 0.5, { up: 0.2, down: 0.3 }),
    () => nextLevel(0, 0.5, { range: [2, 1] }),
    () => adabackInterval({ lower: 0, upper: 1 }, 2, 0),
    () => prefixFractionForTarget(-0.1, 0.5),
    () => attemptsForTarget(0.5, 1),
    () => bestOfAttempts(0.5, { max: 0 }),
    () => bitsPerRolloutOfPassK(0.5, 0.5),
    () => majorityVoteBinary(0.5, 4),
    () => reinforceAdaExit({ successes: 1, attempts: 2 }, { keep: 1 }),
    () => reinforceAdaExit({ successes: 1, attempts: 2 }, { exit: 'never' as 'positive' }),
  ];
  for (const call of bad) expect(call, String(call)).toThrow(domain);
});

it('gives NaN for NaN', () => {
  const nan = { successes: NaN, attempts: NaN };
  const numbers = [
    moppsUpdate({ a: 1, b: 1 }, nan).a,
    moppsEffectiveSampleSize(NaN),
    secUpdate(NaN, 0),
    learnabilityUnbiased(nan),
    meanAbsGrpoAdvantage(nan),
    proposerReward(nan),
    absoluteZeroReward(NaN),
    rZeroReward(NaN),
    adarftTarget(NaN, 0.5),
    adarftTarget(5, NaN),
    adabackInterval({ lower: 0, upper: 1 }, NaN, 0).lower,
    prefixFractionForTarget(NaN, 0.5),
    prefixFractionForTarget(0, NaN),
    passRateOfBest(NaN, 0),
    passRateOfBest(0, NaN),
    attemptsForTarget(NaN, 0),
    attemptsForTarget(0.5, NaN),
    bestOfAttempts(NaN),
    bitsPerRolloutOfPassK(NaN, 2),
    bitsPerRolloutOfPassK(0.5, NaN),
    majorityVoteBinary(NaN, 3),
    screeningRule(nan),
    ...e2hCosine(NaN, 2),
    ...e2hGaussian(NaN, 2),
    ...boltzmann([0, NaN], 1),
  ];
  numbers.forEach((x, i) => {
    expect(x, `number ${i}`).toBeNaN();
  });
});
