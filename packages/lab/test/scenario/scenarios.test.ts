import { describe, expect, test } from 'vitest';
import { createScenario, createWorld, scenarios, tuningScenarios } from '../../src/index.ts';

describe('scenarios', () => {
  test('names are unique, and none to tune on is one that is reported', () => {
    const all = [...scenarios, ...tuningScenarios];
    expect(new Set(all.map((s) => s.name)).size).toBe(all.length);
    const bare = (list: typeof all) => list.map(({ name, ...rest }) => JSON.stringify(rest));
    const reported = new Set(bare([...scenarios]));
    expect(bare([...tuningScenarios]).filter((s) => reported.has(s))).toEqual([]);
  });

  test('wrong parameters are refused', () => {
    expect(() => createScenario('a', { noisy: 1.5 })).toThrow(/noisy in \[0, 1\]/);
    expect(() => createScenario('a', { tasks: 0 })).toThrow(
      /createScenario: expected tasks an integer in \[1, /,
    );
  });

  test('the hard pool has a mean pass rate near 0.0075', () => {
    const hard = scenarios.find((s) => s.name === 'hardPool')!;
    const rates = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) =>
      Array.from(createWorld(hard, seed).difficulty, (b) => 1 / (1 + Math.exp(b))),
    );
    const mean = rates.reduce((a, b) => a + b, 0) / rates.length;
    expect(mean).toBeGreaterThan(0.006);
    expect(mean).toBeLessThan(0.01);
  });
});
