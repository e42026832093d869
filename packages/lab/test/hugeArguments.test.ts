import { DomainError } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import * as lab from '../src/index.ts';
import { scriptedContender, scriptedStudent } from './support/scripted.ts';

const small = lab.createScenario('small', { tasks: 4 });
const { kind } = scriptedStudent(() => 0.5);
const { contender } = scriptedContender(() => [{}]);
const trial = (trainer: lab.Trainer) => lab.runTrial(contender, small, kind, 1, trainer);
const assigns = (assignment: { rollouts: number; attempts?: number }) =>
  lab.runTrial(scriptedContender(() => [assignment]).contender, small, kind, 1, { budget: 8 });
const refused: readonly [message: string, call: () => unknown][] = [
  [
    'runTrial: expected budget an integer in [1, 1073741824], got 1000000000000000',
    () => trial({ budget: 1e15 }),
  ],
  [
    'runTrial: expected budget an integer in [1, 1073741824], got NaN',
    () => trial({ budget: Number.NaN }),
  ],
  [
    'runTrial: expected groups an integer in [1, 1048576], got 1000000000',
    () => trial({ groups: 1e9 }),
  ],
  ['runTrial: expected price.step ≥ 0, got -1', () => trial({ price: { step: -1 } })],
  [
    'runTrial: expected price.rollout ≥ 0, got x',
    () => trial({ price: { rollout: 'x' as never } }),
  ],
  [
    "runTrial: expected average 'rollouts' or 'admitted', got all",
    () => trial({ average: 'all' as 'admitted' }),
  ],
  [
    'runTrial: expected rollouts an integer in [1, 1048576], got 1000000000',
    () => assigns({ rollouts: 1e9 }),
  ],
  ['runTrial: expected rollouts an integer in [1, 1048576], got 0', () => assigns({ rollouts: 0 })],
  [
    'runTrial: expected attempts an integer in [1, 262144]',
    () => assigns({ rollouts: 4, attempts: 1e9 }),
  ],
  [
    'runTrial: expected refill an integer in [0, 10000]',
    () => lab.runTrial({ ...contender, refill: 1e9 }, small, kind, 1),
  ],
  ['contend: expected refill', () => lab.contend('a', () => expect.fail(), { refill: 1e9 })],
  [
    'createScenario: expected tasks an integer in [1, 8388608]',
    () => lab.createScenario('a', { tasks: 1e12 }),
  ],
  [
    'createScenario: expected skills an integer in [1, 1024]',
    () => lab.createScenario('a', { skills: 1e6 }),
  ],
  ['createScenario: expected lag ≥ 0, got -1', () => lab.createScenario('a', { lag: -1 })],
  [
    'createScenario: expected labelNoise ≥ 0, got NaN',
    () => lab.createScenario('a', { labelNoise: Number.NaN }),
  ],
  ['createScenario: expected name a text, got 7', () => lab.createScenario(7 as never)],
  [
    'createWorld: expected noisy in [0, 1], got 2',
    () => lab.createWorld({ ...small, noisy: 2 }, 1),
  ],
  [
    'createWorld: expected stratum of length 1, got 0',
    () => lab.createWorld(small, 1, { difficulty: Float64Array.of(1), stratum: [] }),
  ],
  [
    'softmaxStudent: expected answers an integer in [2, 128]',
    () => lab.softmaxStudent({ answers: 1e9 }),
  ],
  ['matching: expected moves an integer in [3, 127]', () => lab.matching({ moves: 1e9 })],
  ['matching: expected moves odd, got 4', () => lab.matching({ moves: 4 })],
  ['forgetting: expected rate in [0, 1], got 2', () => lab.forgetting({ rate: 2 })],
  ['asyncLag: expected lag ≥ 0, got -1', () => lab.asyncLag({ lag: -1 })],
  ['inScenario: expected lost in [0, 1], got 2', () => lab.inScenario('a', lab.irt(), { lost: 2 })],
  [
    'oracleGreedy: expected groupSize an integer in [1, 1048576]',
    () => lab.oracleGreedy({ groupSize: 1e9 }),
  ],
  [
    "pairedDifference: expected metric 'auc'",
    () => lab.pairedDifference([], { contender: 'a', against: 'b', metric: 'cost' as 'auc' }),
  ],
  [
    "benchMarkdown: expected show 'regret'",
    () => lab.benchMarkdown([], { show: 'cost' as 'regret' }),
  ],
];

it.each(refused)('%s', (message, call) => {
  expect(call).toThrow(message);
  expect(call).toThrow(DomainError);
});

it('a curriculum that follows up without end is refused', () => {
  const again = scriptedContender(
    () => [{}],
    ({ ticket }) => ({
      admit: true,
      followUp: {
        ticket: `${ticket}+`,
        task: 'task-0000',
        rollouts: 1,
        probability: 1,
        components: {},
      },
    }),
  ).contender;
  expect(() => lab.runTrial(again, small, kind, 1, { budget: 8 })).toThrow(
    'runTrial: expected followUp to end within 10000 rounds',
  );
});

it('a benchmark refuses in its own name', () => {
  const bench = { contenders: [contender], scenarios: [small], students: [kind], seeds: [1] };
  expect(() => lab.runBench({ ...bench, budget: 1e15 })).toThrow('runBench: expected budget');
  expect(() => lab.runBench({ ...bench, seeds: [1.5] })).toThrow(
    'runBench: expected seed an integer',
  );
});
