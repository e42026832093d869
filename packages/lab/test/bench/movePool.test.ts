import type { Task } from '@bits-per-sample/curriculum';
import { expect, test } from 'vitest';
import { movePool } from '../../src/bench/movePool.ts';
import {
  baselineUniform,
  createScenario,
  createWorld,
  matching,
  runTrial,
  type Student,
} from '../../src/index.ts';
import { scriptedContender, scriptedStudent } from '../support/scripted.ts';

/** Three tasks: one that is there, one that arrives at a third, one that leaves at two thirds. */
const world = {
  ...createWorld(createScenario('three', { tasks: 3 }), 1),
  arrival: Float64Array.of(0, 1 / 3, 0),
  departure: Float64Array.of(Infinity, Infinity, 2 / 3),
};

test('tasks come and go once, and a student meets those that come', () => {
  const met: number[] = [];
  const student = {
    ...scriptedStudent(() => 0.5).kind.create(world),
    meet: (task: number) => met.push(task),
  } as Student;
  const changes: { add: readonly Task[]; remove: readonly string[] }[] = [];
  const curriculum = {
    ...scriptedContender(() => []).contender.create({ tasks: world.tasks } as never),
    change: ({ add = [], remove = [] }: { add?: readonly Task[]; remove?: readonly string[] }) => {
      changes.push({ add, remove });
    },
  };
  const present = Uint8Array.of(1, 0, 1);
  for (const spent of [0, 0.2, 0.4, 0.5, 0.7, 0.9])
    movePool(world, spent, present, student, curriculum);
  expect(met).toEqual([1]);
  expect(changes).toEqual([
    { add: [world.tasks[1]], remove: [] },
    { add: [], remove: ['task-0002'] },
  ]);
  expect(Array.from(present)).toEqual([1, 1, 0]);
});

test('in a trial of self-play every late opponent is a copy of what the learner is by then', () => {
  const kind = matching();
  const scenario = createScenario('game', { tasks: 40 });
  const met: { task: number; score: number; ownRate: number }[] = [];
  const watched = {
    ...kind,
    create: (world: Parameters<typeof kind.create>[0]) => {
      const student = kind.create(world);
      return {
        ...student,
        meet: (task: number) => {
          student.meet!(task);
          met.push({ task, score: student.score!(), ownRate: student.passRate(task, 0) });
        },
      };
    },
  };
  const trial = runTrial(baselineUniform(), scenario, watched, 1, { budget: 20_000, groups: 8 });
  const world = createWorld(kind.adapt!(scenario), 1);
  const late = Array.from(world.arrival.keys()).filter((i) => world.arrival[i]! > 0);
  expect(met.map(({ task }) => task).sort((a, b) => a - b)).toEqual(late);
  expect(late).toHaveLength(20);
  // against a copy of itself a player wins half of the games
  for (const { ownRate } of met) expect(ownRate).toBeCloseTo(0.5, 12);
  expect(new Set(met.map(({ score }) => score)).size).toBeGreaterThan(10);
  const deaf = { ...kind, create: (of: typeof world) => ({ ...kind.create(of), meet: () => {} }) };
  const other = runTrial(baselineUniform(), scenario, deaf, 1, { budget: 20_000, groups: 8 });
  expect(other.curve.slice(1)).not.toEqual(trial.curve.slice(1));
});
