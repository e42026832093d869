import { createRng } from '@bits-per-sample/core';
import { expect, test } from 'vitest';
import {
  createChance,
  createScenario,
  createWorld,
  irt,
  softmaxStudent,
  students,
} from '../../src/index.ts';

test.each([irt(), softmaxStudent()])(
  '$name: 400 000 groups meet theory within a few per mille',
  (kind) => {
    for (const p of [0.01, 0.1, 0.3, 0.5, 0.9]) {
      const world = createWorld(createScenario('one'), 1, {
        difficulty: Float64Array.of(Math.log((1 - p) / p)),
        stratum: ['a'],
      });
      const student = kind.create(world);
      const chance = createChance(9);
      const actions = new Uint8Array(8);
      let gradient = 0;
      const groups = 400_000;
      for (let g = 0; g < groups; g++) {
        student.act(0, 0, 8, g * 8, chance, actions);
        let right = 0;
        for (const a of actions) if ((a & 1) === 0) right++;
        gradient += (right / 8) * (1 - right / 8);
      }
      const expected = (7 / 8) * p * (1 - p);
      expect(Math.abs(gradient / groups / expected - 1)).toBeLessThan(p === 0.01 ? 0.02 : 0.005);
    }
  },
);

test.each(students)('$name never leaves [0, 1]', (kind) => {
  const scenario = createScenario('a', { tasks: 60, noisy: 0.2 });
  const world = createWorld(kind.adapt?.(scenario) ?? scenario, 2, kind.pool);
  const student = kind.create(world);
  const rng = createRng(5);
  const actions = new Uint8Array(8);
  const chance = createChance(2);
  for (let step = 0; step < 20_000; step++) {
    const task = Math.floor(rng.next() * world.tasks.length);
    student.act(task, 0, 8, 8 * step, chance, actions);
    const rewards = Array.from(actions, () => (rng.next() < 0.5 ? 1 : 0));
    const mean = rewards.reduce((a: number, b) => a + b, 0) / 8;
    student.learn(
      task,
      0,
      8,
      actions,
      Float64Array.from(rewards, (r) => r - mean),
    );
    student.step(1);
    const p = student.passRate(task, 0);
    expect(p >= 0 && p <= 1).toBe(true);
  }
});
