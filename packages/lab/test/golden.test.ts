import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  createChance,
  createScenario,
  createWorld,
  irt,
  matching,
  replayStudent,
  type Student,
  softmaxStudent,
  type World,
} from '../src/index.ts';

type Group = [task: number, hint: number, actions: number[], advantages: number[]];
const golden = JSON.parse(
  readFileSync(new URL('golden/students.json', import.meta.url), 'utf8'),
) as {
  chance: [seed: number, task: number, count: number, value: number][];
  skilled: {
    kind: string;
    difficulty: number[];
    loading: number[][];
    answers: number;
    hintWorth: number;
    steps: Group[][];
    passRates: number[][];
  }[];
  replay: { tasks: number[]; steps: Group[][]; passRates: number[][] };
  matching: { seed: number; n: number; steps: Group[][]; passRates: number[][]; scores: number[] };
};

/** Tolerance stated in students.py. */
const close = (got: number, expected: number) =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));

function take(student: Student, groups: readonly Group[]) {
  for (const [task, hint, actions, advantages] of groups)
    student.learn(
      task,
      hint,
      actions.length,
      Uint8Array.from(actions),
      Float64Array.from(advantages),
    );
  student.step(groups.length);
}

test('says where it comes from', () => {
  const { source, script, command, tolerance } = golden as unknown as Record<string, string>;
  expect(source).toMatch(/^mpmath \d/);
  expect(command).toBe(`python ${script}`);
  expect(existsSync(new URL(`../../../${script}`, import.meta.url))).toBe(true);
  expect(tolerance).toContain('rtol');
});

test('chance is the hash written in Python', () => {
  for (const [seed, task, count, value] of golden.chance) {
    const chance = createChance(seed);
    chance.seek(task, count);
    expect(chance.next()).toBe(value);
  }
});

describe('steps follow the numerical gradient of log π', () => {
  test.each(golden.skilled)('$kind', (of) => {
    const n = of.difficulty.length;
    const scenario = createScenario('golden', { skills: 3, hintWorth: of.hintWorth, maxHint: 1 });
    const world: World = {
      ...createWorld(scenario, 1, {
        difficulty: Float64Array.from(of.difficulty),
        stratum: of.difficulty.map(() => 'a'),
      }),
      loading: Float64Array.from(of.loading.flat()),
    };
    const kind = of.kind === 'irt' ? irt() : softmaxStudent({ answers: of.answers });
    const student = kind.create(world);
    of.steps.forEach((groups, s) => {
      take(student, groups);
      for (let i = 0; i < 2 * n; i++)
        close(student.passRate(i >> 1, i % 2 === 0 ? 0 : 0.3), of.passRates[s]![i]!);
    });
  });

  test('replay', () => {
    const { tasks, steps, passRates } = golden.replay;
    const kind = replayStudent();
    const student = kind.create(createWorld(createScenario('golden'), 1, kind.pool));
    steps.forEach((groups, s) => {
      take(student, groups);
      for (const [i, task] of tasks.entries()) close(student.passRate(task, 0), passRates[s]![i]!);
    });
  });

  test('matching', () => {
    const { seed, n, steps, passRates, scores } = golden.matching;
    const student = matching().create(createWorld(createScenario('golden', { tasks: n }), seed));
    steps.forEach((groups, s) => {
      take(student, groups);
      for (let i = 0; i < n; i++) close(student.passRate(i, 0), passRates[s]![i]!);
      close(student.score!(), scores[s]!);
    });
  });
});
