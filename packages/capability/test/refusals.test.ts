import { createRng } from '@bits-per-sample/core';
import { describeRefusals } from '@bits-per-sample/testkit';
import * as capability from '../src/index.ts';

const counts = { successes: [3, 0, 8], attempts: [8, 8, 8] };
const trained = { successes: [5, 1, 8], attempts: [8, 8, 8] };
const posterior = { a: 2, b: 3 };
const prior = { a: 1, b: 1 };
const categories = ['add', 'sort', 'add'];
const questions = { prompts: 'these', level: 0.9 };
const mean = { ...questions, method: 'posterior', prior, resamples: 20, rng: createRng(1) };
const estimate = {
  value: 1,
  lower: 0.5,
  upper: 2,
  level: 0.95,
  n: 3,
  unit: 'bits',
  method: 'given',
};

describeRefusals(capability, {
  attemptsToShrink: {
    call: capability.attemptsToShrink,
    args: [{ chance: 0.1, between: 0.01 }],
    options: { factor: 0.5 },
  },
  attemptVariance: { call: capability.attemptVariance, args: [3, 8] },
  bestOfN: { call: capability.bestOfN, args: [[0, 1], 2], options: { by: [0.1, 0.9] } },
  bestOfNKl: { call: capability.bestOfNKl, args: [0.5, 2] },
  bestOfNKlBound: { call: capability.bestOfNKlBound, args: [2] },
  bitsLedger: {
    call: capability.bitsLedger,
    args: [{ base: counts, trained, received: 0.5, moved: estimate }],
    options: questions,
    optional: ['0.received', '0.moved'],
  },
  categoryRatioPValue: {
    call: capability.categoryRatioPValue,
    args: [
      [0.1, 0.2, 0.6, 0.7],
      [0, 0, 1, 1],
    ],
  },
  categoryStatistic: {
    call: capability.categoryStatistic,
    args: [
      [0.1, 0.2, 0.6, 0.7],
      [0, 0, 1, 1],
    ],
  },
  classIntervals: {
    call: capability.classIntervals,
    args: [counts, trained],
    options: { epsilon: 0.4, delta: 0.4, level: 0.9 },
  },
  compareCapability: {
    call: capability.compareCapability,
    args: [counts, trained],
    options: { ...questions, ks: [1, 2] },
  },
  crossoverK: { call: capability.crossoverK, args: [counts, trained] },
  dersimonianLaird: {
    call: capability.dersimonianLaird,
    args: [
      [0.1, 0.5],
      [0.01, 0.01],
    ],
    options: { level: 0.9 },
  },
  expectedPassAtK: { call: capability.expectedPassAtK, args: [posterior, 2] },
  failAtKPowerLaw: { call: capability.failAtKPowerLaw, args: [posterior, 8] },
  failuresToExclude: {
    call: capability.failuresToExclude,
    args: [0.01],
    options: { confidence: 0.9, prior },
  },
  gainJaggedness: {
    call: capability.gainJaggedness,
    args: [counts, trained, categories],
    options: { ...questions, categories: 'these' },
  },
  gainSpendRatio: {
    call: capability.gainSpendRatio,
    args: [{ before: [0.25], after: [1], spent: [4] }],
  },
  giniBeyondChance: {
    call: capability.giniBeyondChance,
    args: [counts, categories, { rng: createRng(1), draws: 10 }],
    optional: ['2.draws'],
  },
  jaggedness: {
    call: capability.jaggedness,
    args: [counts, categories],
    options: { ...questions, categories: 'these' },
  },
  klFromBase: {
    call: capability.klFromBase,
    args: [[0.5, 0.1]],
    options: { method: 'k1', level: 0.9 },
  },
  majorityAtK: {
    call: capability.majorityAtK,
    args: [{ counts: [5, 2], correct: 0 }, 3],
    options: { ties: 'wrong' },
  },
  maximumPassRate: { call: capability.maximumPassRate, args: [0.1, 0.5] },
  jointClasses: {
    call: capability.jointClasses,
    args: [counts, trained],
    options: { epsilon: 0.4, delta: 0.4, threshold: 'cell' },
  },
  mcnemar: {
    call: capability.mcnemar,
    args: [{ base: [1, 0], trained: [1, 1] }],
    options: { level: 0.9 },
  },
  meanMajorityAtK: {
    call: capability.meanMajorityAtK,
    args: [[{ counts: [5, 2], correct: 0 }], 3],
    options: { level: 0.9, ties: 'wrong' },
  },
  meanPassAtK: { call: capability.meanPassAtK, args: [counts, 2], options: mean },
  meanPassHatK: { call: capability.meanPassHatK, args: [counts, 2], options: mean },
  minimumKl: { call: capability.minimumKl, args: [{ before: 0.25, after: 1 }] },
  overdispersion: { call: capability.overdispersion, args: [counts], options: { level: 0.9 } },
  pairedNoise: {
    call: capability.pairedNoise,
    args: [capability.promptScores(counts), capability.promptScores(trained)],
    options: { ...questions, power: 0.9 },
    optional: ['0.range', '1.range'],
  },
  promptScores: { call: capability.promptScores, args: [counts] },
  passAtK: { call: capability.passAtK, args: [3, 8, 2] },
  passAtKCurve: {
    call: capability.passAtKCurve,
    args: [counts],
    options: { ...questions, ks: [1, 2] },
  },
  passAtKOfRate: { call: capability.passAtKOfRate, args: [0.5, 2] },
  passAtKQuantile: { call: capability.passAtKQuantile, args: [0.5, posterior, 2] },
  passAtKSamplingVariance: { call: capability.passAtKSamplingVariance, args: [0.5, 8, 2] },
  passAtKVariance: { call: capability.passAtKVariance, args: [3, 8, 2] },
  passHatK: { call: capability.passHatK, args: [3, 8, 2] },
  pluginPassAtK: { call: capability.pluginPassAtK, args: [3, 8, 2] },
  probabilityAtLeast: { call: capability.probabilityAtLeast, args: [posterior, 0.1] },
  permutationPValue: {
    call: capability.permutationPValue,
    args: [
      [0.1, 0.2, 0.6, 0.7],
      [0, 0, 1, 1],
    ],
    options: { rng: createRng(1) },
  },
  rateDispersion: { call: capability.rateDispersion, args: [counts] },
  rewardBits: { call: capability.rewardBits, args: [{ passRates: [0.5], groupSizes: [8] }] },
  runSpread: {
    call: capability.runSpread,
    args: [[capability.promptScores(counts), capability.promptScores(trained)]],
    optional: ['0.0.range', '0.1.range'],
  },
  runToRunNoise: {
    call: capability.runToRunNoise,
    args: [capability.promptScores(counts)],
    options: { level: 0.9 },
    optional: ['0.range'],
  },
  smallestDifference: {
    call: capability.smallestDifference,
    args: [0.02],
    options: { level: 0.9, power: 0.9, freedom: 7 },
  },
  tiltedPassRate: { call: capability.tiltedPassRate, args: [0.1, 1] },
  withReplacementBestOfN: { call: capability.withReplacementBestOfN, args: [[0, 1], 2] },
});
