import { curriculum, targetDifficulty, uniform } from '@bits-per-sample/curriculum';
import { describe, expect, test } from 'vitest';
import {
  baselineUniform,
  contend,
  createScenario,
  createVerifier,
  createWorld,
  irt,
  oracleGreedy,
  oracleVariance,
} from '../../src/index.ts';

const world = createWorld(createScenario('pool', { tasks: 12 }), 1);
const setting = {
  tasks: world.tasks.slice(0, 8),
  seed: 1,
  world,
  student: irt().create(world),
  verifier: createVerifier(world),
};

describe.each([baselineUniform(), oracleGreedy(), oracleVariance()])('$name', (contender) => {
  test('gives only tasks that are there, each once in a batch', () => {
    const pool = contender.create(setting);
    const asked = () => pool.ask({ groups: 12, step: 0, policyVersion: 0 }).map(({ task }) => task);
    const names = (from: number, to: number) => world.tasks.slice(from, to).map(({ id }) => id);
    expect(asked().sort()).toEqual(names(0, 8));
    pool.change({ remove: names(0, 2) });
    expect(asked().sort()).toEqual(names(2, 8));
    pool.change({ add: world.tasks.slice(8) });
    expect(asked().sort()).toEqual(names(2, 12));
  });
});

test('a batch of the greedy oracle holds what teaches most of what is honest', () => {
  const scenario = createScenario('tv', { tasks: 40, noisy: 0.5 });
  const noisy = createWorld(scenario, 1);
  const student = irt().create(noisy);
  const verifier = createVerifier(noisy);
  const pool = oracleGreedy({ groupSize: 5 }).create({
    ...setting,
    tasks: noisy.tasks,
    world: noisy,
    student,
    verifier,
  });
  const batch = pool.ask({ groups: 4, step: 0, policyVersion: 0 });
  const gain = new Float64Array(40);
  student.outlook(gain);
  const worth = Array.from(gain, (x, i) => x * verifier.honesty(i));
  const least = Math.min(...batch.map(({ task }) => worth[noisy.index.get(task)!]!));
  expect(worth.filter((x) => x > least)).toHaveLength(3);
  expect(batch.every(({ rollouts }) => rollouts === 5)).toBe(true);
});

describe('a strategy that is entered', () => {
  const labelled = createScenario('labels');
  const bare = createScenario('none', { labelNoise: Infinity });

  test('suits where there is what it needs', () => {
    const needs = contend('needs', () => targetDifficulty());
    const plain = contend('plain', () => uniform());
    expect([needs.suits!(labelled), needs.suits!(bare)]).toEqual([true, false]);
    expect([plain.suits!(labelled), plain.suits!(bare)]).toEqual([true, true]);
    expect([plain.refill, contend('more', () => uniform(), { refill: 3 }).refill]).toEqual([0, 3]);
  });

  test('is the curriculum of that strategy with the seed of the trial', () => {
    const ask = { groups: 4, step: 0, policyVersion: 0 };
    const entered = contend('plain', () => uniform()).create(setting);
    const own = curriculum(uniform(), { tasks: setting.tasks, seed: 1 });
    expect(entered.ask(ask)).toEqual(own.ask(ask));
  });
});
