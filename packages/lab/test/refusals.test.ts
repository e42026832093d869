import { uniform } from '@bits-per-sample/curriculum';
import { describeRefusals } from '@bits-per-sample/testkit';
import * as lab from '../src/index.ts';

const scenario = lab.createScenario('a', { tasks: 4, skills: 2 });
const world = lab.createWorld(scenario, 1);
const trainer = {
  budget: 64,
  groups: 2,
  normalise: 'none' as const,
  average: 'rollouts' as const,
  target: 0.8,
  tokens: 1,
};
const curve = { start: 0.1, ceiling: 0.65, midpoint: 8000, steepness: 1.7 };
const rates = { skillRate: 0.5, memoryRate: 5 };

/** Not spoiled field by field: a value that the library itself made. */
class Whole<T extends object> {
  constructor(value: T) {
    Object.assign(this, value);
  }
}
const kept = <T extends object>(value: T) => new Whole(value) as unknown as T;
const contender = kept(lab.baselineUniform());
const kind = kept(lab.irt());
const run = lab.simulateRun(lab.runKinds[0]!, 1);
const [judged] = lab.judgeAlarms([], { kinds: lab.runKinds.slice(0, 1), runs: 1 });

describeRefusals(lab, {
  alarmMarkdown: { call: lab.alarmMarkdown, args: [[]] },
  alarmPromises: {
    call: lab.alarmPromises,
    args: [[], { detector: 'CUSUM', falseRate: 0.01, caughtRate: 0.8, heldRate: 0.85 }],
    optional: ['1.falseRate', '1.caughtRate', '1.heldRate'],
  },
  alarmTable: { call: lab.alarmTable, args: [[kept(judged!)]] },
  asyncLag: { call: lab.asyncLag, args: [], options: { lag: 4, lost: 0.05 } },
  baselineUniform: { call: lab.baselineUniform, args: [], options: { groupSize: 8 } },
  benchCurves: { call: lab.benchCurves, args: [[]], options: { budget: 100 } },
  benchMarkdown: { call: lab.benchMarkdown, args: [[]], options: { show: 'regret' } },
  benchTable: {
    call: lab.benchTable,
    args: [[]],
    options: { reference: 'oracleGreedy', baseline: 'uniform' },
  },
  computeSigmoid: { call: lab.computeSigmoid, args: [curve, 100] },
  computeToReward: { call: lab.computeToReward, args: [curve, 0.6] },
  contend: {
    call: (options: { refill: number }) => lab.contend('uniform', () => uniform(), options),
    args: [],
    options: { refill: 1 },
  },
  createChance: { call: lab.createChance, args: [7] },
  createScenario: {
    call: (options: object) => lab.createScenario('a', options),
    args: [],
    options: { tasks: 4, skills: 2, spread: 1, labelNoise: 1, lag: 1, noisy: 0.5, hintWorth: 1 },
  },
  createVerifier: { call: lab.createVerifier, args: [kept(world)] },
  createWorld: {
    call: lab.createWorld,
    args: [scenario, 1, { difficulty: Float64Array.of(1, 2), stratum: ['a', 'b'] }],
    optional: ['2'],
  },
  driftingPool: { call: lab.driftingPool, args: [], options: { arrivals: 0.5, departures: 0.2 } },
  cusum: { call: lab.cusum, args: [], options: { margin: 0.1, sides: 'fall' } },
  forgetting: { call: lab.forgetting, args: [], options: { ...rates, rate: 0.001 } },
  inScenario: {
    call: (student: lab.StudentKind, circumstances: object) =>
      lab.inScenario('lossy', student, circumstances),
    args: [kind],
    options: { lost: 0.1, tasks: 4 },
  },
  irt: { call: lab.irt, args: [], options: rates },
  judgeAlarms: {
    call: lab.judgeAlarms,
    args: [[kept(lab.cusum())]],
    options: { kinds: [], runs: 1, seed: 1 },
  },
  mannKendall: { call: lab.mannKendall, args: [], options: { margin: 0.1 } },
  matching: { call: lab.matching, args: [], options: { moves: 5, rate: 2 } },
  oracleGreedy: { call: lab.oracleGreedy, args: [], options: { groupSize: 8 } },
  oracleVariance: { call: lab.oracleVariance, args: [], options: { groupSize: 8 } },
  pairedDifference: {
    call: lab.pairedDifference,
    args: [[], { contender: 'a', against: 'b', metric: 'auc', level: 0.9 }],
    optional: ['1.level'],
  },
  passRateVelocity: { call: lab.passRateVelocity, args: ['pg', 0.5, 2] },
  plateau: { call: lab.plateau, args: [], options: { ...rates, unlockAfter: 8 } },
  prerequisites: { call: lab.prerequisites, args: [], options: { ...rates, height: 0.5 } },
  replayStudent: { call: lab.replayStudent, args: [], options: { ...rates, rates: 'recorded' } },
  runBench: {
    call: lab.runBench,
    args: [
      { contenders: [contender], scenarios: [scenario], students: [kind], seeds: [1], ...trainer },
    ],
    optional: [
      'budget',
      'groups',
      'target',
      'price',
      'price.rollout',
      'price.token',
      'price.step',
      'tokens',
    ].map((name) => `0.${name}`),
  },
  runTrial: {
    call: lab.runTrial,
    args: [contender, scenario, kind, 1],
    options: trainer,
  },
  runMetrics: { call: lab.runMetrics, args: [kept(run)] },
  runTable: { call: lab.runTable, args: [kept(run)] },
  simulateRun: { call: lab.simulateRun, args: [kept(lab.runKinds[0]!), 1] },
  simulateClaim: { call: lab.simulateClaim, args: ['best-of'], options: { seed: 1 } },
  softmaxStudent: { call: lab.softmaxStudent, args: [], options: { ...rates, answers: 8 } },
  tableDetector: {
    call: (options: Parameters<typeof lab.tableDetector>[1]) => lab.tableDetector('a', options),
    args: [{ tables: () => [], find: () => [] }],
  },
  timeToPassRate: { call: lab.timeToPassRate, args: ['pg', { from: 0.1, to: 0.9 }, 10] },
  timeToPassRateInGroups: {
    call: lab.timeToPassRateInGroups,
    args: [8, { from: 0.1, to: 0.9 }, 10],
    options: { ddof: 1 as const },
  },
  timeToPassRateMaxrl: { call: lab.timeToPassRateMaxrl, args: [8, { from: 0.1, to: 0.9 }, 10] },
});
