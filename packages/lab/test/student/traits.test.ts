import { describe, expect, test } from 'vitest';
import {
  asyncLag,
  createScenario,
  createWorld,
  driftingPool,
  forgetting,
  inScenario,
  irt,
  plateau,
  prerequisites,
  replayStudent,
  type Student,
} from '../../src/index.ts';

const logit = (p: number) => Math.log(p / (1 - p));
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const world = createWorld(createScenario('a', { tasks: 9, maxHint: 0.9, difficulty: 1 }), 7);
const right = Uint8Array.of(0, 1);
const advantages = Float64Array.of(0.5, -0.5);
const teach = (student: Student, task: number, hint = 0) => {
  student.learn(task, hint, 2, right, advantages);
  student.step(1);
};

test('forgetting: a memory shrinks by its rate at every step without practice', () => {
  const student = forgetting({ skillRate: 0, rate: 0.1 }).create(world);
  const rise = () => logit(student.passRate(2, 0)) + world.difficulty[2]!;
  teach(student, 2);
  const first = rise();
  expect(first).toBeCloseTo(5 * 0.25, 12);
  student.step(1);
  expect(rise()).toBeCloseTo(0.9 * first, 12);
  student.step(0);
  expect(rise()).toBeCloseTo(0.81 * first, 12);
});

test('plateau: a locked task opens after eight right answers with a hint, and after no other', () => {
  const student = plateau().create(world);
  expect([0, 3, 6].map((task) => student.passRate(task, 0))).toEqual([0, 0, 0]);
  expect(student.passRate(1, 0)).toBeGreaterThan(0);
  for (let i = 0; i < 20; i++) teach(student, 0);
  expect(student.passRate(0, 0)).toBe(0);
  for (let i = 0; i < 7; i++) teach(student, 0, 0.5);
  expect(student.passRate(0, 0)).toBe(0);
  teach(student, 0, 0.5);
  expect(student.passRate(0, 0)).toBeGreaterThan(0);
  expect(student.passRate(3, 0)).toBe(0);
  expect(plateau({ unlockAfter: 0 }).create(world).passRate(0, 0)).toBeGreaterThan(0);
});

test('prerequisites: a task learns as fast as its least ready skill allows', () => {
  const { skills } = world.scenario;
  for (let task = 0; task < 9; task++) {
    const loads = Array.from({ length: skills }, (_, j) => world.loading[task * skills + j]! > 0);
    const free = loads.every((does, j) => !does || j === 0);
    const [slow, fast] = [prerequisites(), irt()].map((kind) => {
      const student = kind.create(world);
      const before = logit(student.passRate(task, 0));
      teach(student, task);
      return logit(student.passRate(task, 0)) - before;
    });
    expect(slow! / fast!).toBeCloseTo(free ? 1 : sigmoid(-3 * 0.5), 9);
  }
});

describe('circumstances', () => {
  const clean = createScenario('clean');

  test('add to what a student needs, and do not take its place', () => {
    const kind = inScenario('lossy', plateau(), { lost: 0.1 });
    expect([kind.name, kind.adapt!(clean).lost, kind.adapt!(clean).maxHint]).toEqual([
      'lossy',
      0.1,
      0.9,
    ]);
  });

  test('of the students that have some', () => {
    expect(asyncLag().adapt!(clean)).toEqual({ ...clean, lag: 4, lost: 0.05 });
    expect(driftingPool().adapt!(clean)).toEqual({ ...clean, arrivals: 0.5, departures: 0.25 });
  });
});

test('replay: starts with a weight of σ(−2) on the later checkpoint, recorded or exact', () => {
  const mixed = (before: number, after: number) => before + sigmoid(-2) * (after - before);
  const rate = (rates: 'recorded' | 'exact') => {
    const kind = replayStudent({ rates });
    return kind.create(createWorld(clean, 1, kind.pool)).passRate(0, 0);
  };
  const clean = createScenario('clean');
  expect(rate('recorded')).toBeCloseTo(mixed(21 / 64, 54 / 64), 12);
  expect(rate('exact')).toBeCloseTo(mixed(0.3493, 0.8548), 12);
});
