import { describe, expect, test } from 'vitest';
import {
  createChance,
  createScenario,
  createWorld,
  irt,
  type StudentKind,
  softmaxStudent,
} from '../../src/index.ts';

/** Mean group gradient of the logit of the right answer and share of degenerate groups, by simulation. */
function measure(kind: StudentKind, p: number, groups: number, size = 8) {
  const difficulty = Float64Array.of(Math.log((1 - p) / p));
  const world = createWorld(createScenario('one'), 1, { difficulty, stratum: ['a'] });
  const student = kind.create(world);
  const chance = createChance(5);
  const actions = new Uint8Array(size);
  let gradient = 0;
  let degenerate = 0;
  for (let g = 0; g < groups; g++) {
    student.act(0, 0, size, g * size, chance, actions);
    const right = actions.filter((a) => (a & 1) === 0).length;
    for (const a of actions)
      gradient += (((a & 1) === 0 ? 1 : 0) - right / size) * (((a & 1) === 0 ? 1 : 0) - p);
    if (right === 0 || right === size) degenerate++;
  }
  return { gradient: gradient / size / groups, degenerate: degenerate / groups };
}

describe.each([irt(), softmaxStudent()])('$name', (kind) => {
  test.each([0.01, 0.1, 0.3, 0.5, 0.9])('E[g] and degenerate share at p = %d', (p) => {
    const groups = 60_000;
    const { gradient, degenerate } = measure(kind, p, groups);
    const expected = (7 / 8) * p * (1 - p);
    // Five standard errors: the gradient of a group has at most the spread of its variance estimate.
    const spread = Math.sqrt((p * (1 - p) * (1 - 3 * p * (1 - p))) / 8 + 1e-6);
    expect(Math.abs(gradient - expected)).toBeLessThan((5 * spread) / Math.sqrt(groups));
    const share = p ** 8 + (1 - p) ** 8;
    expect(Math.abs(degenerate - share)).toBeLessThan(
      5 * Math.sqrt((share * (1 - share)) / groups) + 1e-9,
    );
  });

  test('a step follows the gradient', () => {
    const world = createWorld(createScenario('a'), 3);
    const student = kind.create(world);
    const before = student.passRate(4, 0);
    student.learn(4, 0, 2, Uint8Array.of(0, 3), Float64Array.of(0.5, -0.5));
    student.step(1);
    expect(student.passRate(4, 0)).toBeGreaterThan(before);
  });
});
