import { createRng } from '@bits-per-sample/core';
import { describeRefusals, type RefusalCase } from '@bits-per-sample/testkit';
import * as curriculum from '../../src/index.ts';
import * as rating from '../../src/rating.ts';
import * as rules from '../../src/rules.ts';
import * as selfPlay from '../../src/self-play.ts';
import * as space from '../../src/space.ts';

const { betaCounts, everyStrategy, withReplacement } = curriculum;
const counts = { successes: 3, attempts: 8 };
const belief = { a: 2, b: 3 };

const needed: Readonly<Record<string, object>> = {
  ...Object.fromEntries(Object.keys(space).map((kind) => [kind, { dimensions: { x: [0, 1] } }])),
  difficultySchedule: { horizon: 40 },
};

/** What a strategy says its options are, given back to it. */
function strategyCase(kind: string): RefusalCase {
  const make = everyStrategy[kind]!;
  const { config } = make((needed[kind] ?? {}) as never);
  // an empty record is right where any record is
  const options = Object.fromEntries(
    Object.entries(config).filter(([, value]) => JSON.stringify(value) !== '{}'),
  );
  const required = Object.keys(needed[kind] ?? {});
  const nullable = Object.keys(options)
    .filter((name) => options[name] === null)
    .map((name) => `0.${name}`);
  return required.length > 0
    ? { call: make, args: [options], optional: optionalIn(options, required), nullable }
    : { call: make, args: [], options, nullable };
}

const optionalIn = (options: object, required: readonly string[]): readonly string[] =>
  Object.keys(options)
    .filter((name) => !required.includes(name))
    .map((name) => `0.${name}`);

const strategiesOf = (module: object): Record<string, RefusalCase> =>
  Object.fromEntries(
    Object.keys(everyStrategy)
      .filter((kind) => Object.hasOwn(module, kind))
      .map((kind) => [kind, strategyCase(kind)]),
  );

/** Left whole: a baseline may know nothing of a role. */
class Baseline {
  mean = { white: 0.5 };
  weight = { white: 0.5 };
}

const stage = (call: RefusalCase['call'], options: Readonly<Record<string, unknown>>) => ({
  call,
  args: [],
  options,
});

describeRefusals(
  curriculum,
  {
    ...strategiesOf(curriculum),
    adaptiveHint: stage(curriculum.adaptiveHint, { step: 0.1, worth: 8, carry: 0.3 }),
    advantageRange: stage(curriculum.advantageRange, { lower: -0.1, upper: 0.1 }),
    band: stage(curriculum.band, { lower: 0.2, upper: 0.8, floor: 0.1 }),
    betaCounts: stage(betaCounts as never, { decay: 0.9, drift: 0.9, prior: { a: 1, b: 1 } }),

    cooldown: stage(curriculum.cooldown, { versions: 1, floor: 0.1 }),

    curriculum: {
      call: (tasks: never) => curriculum.curriculum(curriculum.uniform(), tasks),
      args: [{ tasks: [{ id: 'a', difficulty: 1, maxHint: 0.5, ...counts }], seed: 7, maxAge: 16 }],
      optional: ['0.maxAge', '0.tasks.0.difficulty', '0.tasks.0.maxHint'],
    },

    fixed: stage(curriculum.fixed, { groupSize: 8 }),
    floor: { call: curriculum.floor, args: [0.1] },
    gumbelTopK: { call: curriculum.gumbelTopK, args: [] },
    lastMean: { call: curriculum.lastMean, args: [] },
    maxAge: { call: curriculum.maxAge, args: [4] },
    maxShare: {
      call: (share: never) => curriculum.maxShare(withReplacement(), share),
      args: [0.5],
    },
    mixed: stage((options: never) => curriculum.mixed(options), {
      epsilon: 0.1,
    }),
    movingAverage: stage(curriculum.movingAverage, { rate: 0.5, lagDecay: 0.9 }),
    nearTarget: stage(curriculum.nearTarget, { target: 0.5 }),
    neyman: stage((options: never) => curriculum.neyman(betaCounts(), options), {
      groupSize: 8,
      least: 2,
    }),
    nonDegenerate: stage(curriculum.nonDegenerate, { least: 0.5, maxAttempts: 2 }),
    notPending: stage(curriculum.notPending, { versions: 16, floor: 0.1 }),
    passVariance: { call: curriculum.passVariance, args: [] },
    pooledLogit: stage(curriculum.pooledLogit, {
      strength: 3,
      decay: 0.8,
      drift: 0.97,
      memory: 200,
    }),
    progress: stage(curriculum.progress, { fast: 0.3, slow: 0.1 }),
    progressGate: stage(curriculum.progressGate, {
      patience: 8,
      floor: 0.1,
      band: [0.15, 0.85],
      progress: 2,
    }),
    rankPower: stage(curriculum.rankPower, { temperature: 0.3, staleness: 0.3 }),
    responsiveness: stage(curriculum.responsiveness, {
      spread: 0.6,
      optimism: 0.75,
      floor: 0.05,
      slowest: 0.001,
      memory: 100,
    }),
    signal: stage(curriculum.signal, { rate: 0.5 }),
    softmax: stage(curriculum.softmax, { temperature: 1 }),
    solvable: stage(curriculum.solvable, { rollouts: 64, floor: 0.1 }),
    staleness: stage(curriculum.staleness, { rate: 0.01 }),
    steps: { call: curriculum.steps, args: [[[1, 0.5]]] },
    stratumGuard: { call: curriculum.stratumGuard, args: [0.1] },
    systematic: { call: curriculum.systematic, args: [] },
    thompsonTopK: stage(curriculum.thompsonTopK, { candidates: 8, alpha: 0.5 }),
    windowMean: stage(curriculum.windowMean, { groups: 4 }),
    withReplacement: { call: withReplacement, args: [] },
  },
  {
    // no numbers, or plain data of whatever kind
    exempt: [
      'SumTree',
      'composeStrategy',
      'constant',
      'costPerRollout',
      'digestJson',
      'feature',
      'fromStateJson',
      'merge',
      'restore',
      'toStateJson',
    ],
  },
);

describeRefusals(rules, {
  absoluteZeroReward: { call: rules.absoluteZeroReward, args: [0.5] },
  adabackInterval: {
    call: rules.adabackInterval,
    args: [{ lower: 0, upper: 1 }, 0.5, 1],
    options: { threshold: 0.5 },
  },
  adarftTarget: {
    call: rules.adarftTarget,
    args: [20, 0.5],
    options: { targetReward: 0.5, sensitivity: 2, range: [0, 100], stepSize: 10 },
  },
  attemptsForTarget: { call: rules.attemptsForTarget, args: [0.1, 0.5] },
  balancedSubset: {
    call: rules.balancedSubset,
    args: [[0, 1], createRng(1)],
    options: { keep: 4, threshold: 0.7 },
  },
  bestOfAttempts: { call: rules.bestOfAttempts, args: [0.1], options: { target: 0.5, max: 64 } },
  bisectHint: {
    call: rules.bisectHint,
    args: [{ lower: 0, upper: 1 }, 0.5, 1],
    options: { target: 0.5, step: 0.1 },
  },
  bitsPerRolloutOfPassK: { call: rules.bitsPerRolloutOfPassK, args: [0.1, 7] },
  boltzmann: { call: rules.boltzmann, args: [[0, 1], 1] },
  botsUpdate: {
    call: rules.botsUpdate,
    args: [belief, counts, { predicted: 0.5, forgetting: 0.2, trust: 0.2, pseudoRollouts: 16 }],
    optional: ['2.forgetting', '2.trust', '2.pseudoRollouts'],
  },
  e2hCosine: { call: rules.e2hCosine, args: [0.5, 4] },
  e2hGaussian: {
    call: rules.e2hGaussian,
    args: [0.5, 4],
    options: { exponent: 0.5, width: 0.5, floor: 0.1 },
  },
  learnabilityUnbiased: { call: rules.learnabilityUnbiased, args: [counts] },
  learningProgressWeights: {
    call: rules.learningProgressWeights,
    args: [[0.5], [0.2]],
    options: { theta: 0.1 },
  },
  majorityVoteBinary: { call: rules.majorityVoteBinary, args: [0.6, 5] },
  meanAbsGrpoAdvantage: { call: rules.meanAbsGrpoAdvantage, args: [counts] },
  moppsEffectiveSampleSize: {
    call: rules.moppsEffectiveSampleSize,
    args: [8],
    options: { decay: 0.5, prior: belief },
  },
  moppsUpdate: {
    call: rules.moppsUpdate,
    args: [belief, counts],
    options: { decay: 0.5, prior: belief },
  },
  nextLevel: {
    call: rules.nextLevel,
    args: [2, 0.8],
    options: { up: 0.7, down: 0.3, range: [0, 9] },
  },
  plrWeights: {
    call: rules.plrWeights,
    args: [[0.1], [1]],
    options: { temperature: 0.3, stalenessWeight: 0.3 },
  },
  prefixFractionForTarget: { call: rules.prefixFractionForTarget, args: [0.01, 0.1] },
  pretrainingSwitch: {
    call: rules.pretrainingSwitch,
    args: [{ at: [1, 2], supervised: [2, 1], reinforcement: [1, 2] }],
    options: { level: 0.95 },
  },
  proposerReward: { call: rules.proposerReward, args: [counts], options: { rule: 'variance' } },
  rZeroReward: { call: rules.rZeroReward, args: [0.5] },
  reinforceAdaExit: { call: rules.reinforceAdaExit, args: [counts], options: { keep: 4 } },
  screeningRule: { call: rules.screeningRule, args: [counts], options: { continueWith: 20 } },
  secUpdate: { call: rules.secUpdate, args: [0.5, 1], options: { learningRate: 0.5 } },
});

const games = [{ player: 'a', opponent: 'b', score: 1 }];
const tournament = () => rating.winMatrix([...games, { player: 'b', opponent: 'a', score: 1 }]);
const glicko = { rating: 1500, deviation: 200 };
const skill = { mu: 25, sigma: 8 };

describeRefusals(rating, {
  alphaRank: {
    call: rating.alphaRank,
    args: [[0, 1, 0, 0]],
    options: { alpha: 1, population: 50, perturbation: 1e-6 },
  },
  bradleyTerry: {
    call: (options: never) => rating.bradleyTerry(tournament(), options),
    args: [],
    options: { smoothing: 0.01, mean: 1500, level: 0.95 },
  },
  eloDifference: {
    call: rating.eloDifference,
    args: [{ wins: 3, losses: 1, draws: 0 }],
    options: { level: 0.9 },
    optional: ['0.draws'],
  },
  eloExpected: { call: rating.eloExpected, args: [1500, 1600] },
  eloUpdate: {
    call: rating.eloUpdate,
    args: [1500, { opponent: 1600, score: 1, kFactor: 32 }],
    optional: ['1.kFactor'],
  },
  glickoExpected: { call: rating.glickoExpected, args: [1500, glicko] },
  glickoG: { call: rating.glickoG, args: [30] },
  glickoUpdate: {
    call: rating.glickoUpdate,
    args: [glicko, [{ opponent: glicko, score: 1, games: 2 }]],
    optional: ['1.0.games'],
  },
  trueskillQuality: { call: rating.trueskillQuality, args: [skill, skill], options: { beta: 4 } },
  trueskillWinProbability: {
    call: rating.trueskillWinProbability,
    args: [skill, skill],
    options: { beta: 4 },
  },
  winMatrix: { call: rating.winMatrix, args: [games], options: { players: ['a', 'b'] } },
  winRates: {
    call: (options: never) => rating.winRates(tournament(), options),
    args: [],
    options: { prior: { a: 0.5, b: 0.5 }, level: 0.9 },
  },
});

describeRefusals(selfPlay, {
  ...strategiesOf(selfPlay),
  pfspWeights: {
    call: selfPlay.pfspWeights,
    args: [[counts]],
    options: { uniform: 0.1, prior: { a: 1, b: 1 } },
  },
  proposerRewards: {
    call: selfPlay.proposerRewards,
    args: [[{ rewards: [0, 1] }]],
    options: { threshold: 0.5 },
  },
  ratingMatchWeights: {
    call: selfPlay.ratingMatchWeights,
    args: [glicko, [glicko]],
    options: { target: 0.5, width: 0.1, uniform: 0.1 },
  },
  roleAdvantages: {
    call: selfPlay.roleAdvantages,
    args: [[{ role: 'white', reward: 1 }], new Baseline()],
    optional: ['1'],
    options: { decay: 0.95 },
  },
});

describeRefusals(space, strategiesOf(space));
