import { expect, test } from 'vitest';
import {
  createScenario,
  createWorld,
  forgetting,
  irt,
  matching,
  prerequisites,
  replayStudent,
  type Student,
  type StudentKind,
  softmaxStudent,
} from '../../src/index.ts';

const pairs = [
  [0, 1],
  [1, 0],
] as const;

/** Actions with their probabilities, read off the chance that a student is given. */
function actionsOf(student: Student, task: number): Map<number, number> {
  const grid = 20_000;
  const found = new Map<number, number>();
  const actions = new Uint8Array(1);
  for (let i = 0; i < grid; i++) {
    const chance = { seek: () => {}, next: () => (i + 0.5) / grid };
    student.act(task, 0, 1, 0, chance, actions);
    found.set(actions[0]!, (found.get(actions[0]!) ?? 0) + 1 / grid);
  }
  return found;
}

/** Expected rise of the score by a group of two with an honest verifier, at vanishing learning rates. */
function rise(make: (tiny: number) => StudentKind, task: number): number {
  const tiny = 1e-4;
  const kind = make(tiny);
  const scenario = createScenario('a', { tasks: 12, difficulty: 1, skills: 3 });
  const world = createWorld(kind.adapt?.(scenario) ?? scenario, 4, kind.pool);
  const score = (student: Student) => {
    if (student.score) return student.score();
    const judged = world.tasks.map((_, i) => student.passRate(i, 0));
    return judged.reduce((a, b) => a + b, 0) / judged.length;
  };
  let sum = 0;
  const odds = [...actionsOf(kind.create(world), task)];
  for (const [right, p] of odds.filter(([a]) => a % 2 === 0))
    for (const [wrong, q] of odds.filter(([a]) => a % 2 === 1))
      for (const [first] of pairs) {
        const student = kind.create(world);
        const before = score(student);
        const actions = first === 0 ? [right, wrong] : [wrong, right];
        const advantages = first === 0 ? [0.5, -0.5] : [-0.5, 0.5];
        student.learn(task, 0, 2, Uint8Array.from(actions), Float64Array.from(advantages));
        student.step(1);
        sum += p * q * (score(student) - before);
      }
  return sum / tiny;
}

const kinds: [string, (tiny: number) => StudentKind, number][] = [
  ['irt', (t) => irt({ skillRate: 0.5 * t, memoryRate: 5 * t }), 12],
  ['softmax', (t) => softmaxStudent({ answers: 4, skillRate: 0.5 * t, memoryRate: 5 * t }), 12],
  ['prerequisites', (t) => prerequisites({ skillRate: 0.5 * t, memoryRate: 5 * t }), 12],
  ['forgetting', (t) => forgetting({ skillRate: 0.5 * t, memoryRate: 5 * t, rate: 0 }), 12],
  ['replay', (t) => replayStudent({ skillRate: 0.5 * t, memoryRate: 5 * t }), 406],
  ['matching', (t) => matching({ rate: 2 * t }), 12],
];

test.each(kinds)(
  '%s: the outlook is the expected rise of the score, up to one factor',
  (_, make, n) => {
    const kind = make(1);
    const scenario = createScenario('a', { tasks: 12, difficulty: 1, skills: 3 });
    const world = createWorld(kind.adapt?.(scenario) ?? scenario, 4, kind.pool);
    const outlook = new Float64Array(n);
    kind.create(world).outlook(outlook);
    const tasks = Array.from({ length: 12 }, (_, i) => Math.floor((i * n) / 12));
    const rises = tasks.map((task) => rise(make, task));
    const factor =
      rises.reduce((sum, x, i) => sum + x * outlook[tasks[i]!]!, 0) /
      tasks.reduce((sum, task) => sum + outlook[task]! ** 2, 0);
    expect(factor).toBeGreaterThan(0);
    const scale = Math.max(...rises.map(Math.abs));
    rises.forEach((x, i) => {
      // a grid of 20 000 points per action, and the curvature at a rate of 1e-4
      expect(Math.abs(x - factor * outlook[tasks[i]!]!)).toBeLessThan(2e-3 * scale);
    });
  },
);
