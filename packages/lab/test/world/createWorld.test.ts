import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScenario, createWorld } from '../../src/index.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const seeds = fc.integer({ min: -1e6, max: 1e6 });

describe('worlds', () => {
  test('labels cannot leak what is broken: they are drawn without a look at it', () => {
    fc.assert(
      fc.property(seeds, share, share, share, (seed, impossible, noisy, slow) => {
        const clean = createWorld(createScenario('clean', { tasks: 40 }), seed);
        const broken = createWorld(
          createScenario('broken', { tasks: 40, impossible, noisy, slow, hackable: 0.3 }),
          seed,
        );
        expect(broken.tasks).toEqual(clean.tasks);
      }),
    );
  });

  test('shares are met exactly, and no task is impossible and noisy at once', () => {
    fc.assert(
      fc.property(seeds, share, share, (seed, impossible, noisy) => {
        const world = createWorld(createScenario('a', { tasks: 50, impossible, noisy }), seed);
        const gone = world.possible.filter((can) => can === 0).length;
        expect(gone).toBe(Math.round(50 * impossible));
        const random = world.noisy.filter((is) => is === 1).length;
        expect(random).toBe(Math.min(Math.round(50 * noisy), 50 - gone));
        expect(world.judged.filter((is) => is === 1).length).toBe(50 - gone - random);
      }),
    );
  });

  test('difficulties and labels have the stated spread', () => {
    const { difficulty, tasks } = createWorld(createScenario('a', { tasks: 20_000 }), 3);
    const moments = (x: ArrayLike<number>) => {
      const mean = Array.from(x).reduce((a, b) => a + b, 0) / x.length;
      return [mean, Math.sqrt(Array.from(x).reduce((a, b) => a + (b - mean) ** 2, 0) / x.length)];
    };
    const [mean, spread] = moments(difficulty);
    const [bias, noise] = moments(tasks.map((task, i) => task.difficulty! - difficulty[i]!));
    // five standard errors of a mean and of a standard deviation at n = 20 000
    expect(Math.abs(mean! - 2.5)).toBeLessThan(5 * (2.5 / Math.sqrt(20_000)));
    expect(Math.abs(spread! - 2.5)).toBeLessThan(5 * (2.5 / Math.sqrt(40_000)));
    expect(Math.abs(bias!)).toBeLessThan(5 / Math.sqrt(20_000));
    expect(Math.abs(noise! - 1)).toBeLessThan(5 / Math.sqrt(40_000));
  });

  test('useless labels have nothing to do with difficulty', () => {
    const { difficulty, tasks } = createWorld(
      createScenario('a', { tasks: 5000, labelSwaps: 1 }),
      3,
    );
    const mean = 2.5;
    const covariance =
      tasks.reduce((sum, { difficulty: l }, i) => sum + (l! - mean) * (difficulty[i]! - mean), 0) /
      5000;
    expect(Math.abs(covariance)).toBeLessThan(0.5);
    const none = createWorld(createScenario('b', { labelNoise: Infinity }), 3);
    expect(none.tasks.every((task) => task.difficulty === undefined)).toBe(true);
  });

  test('loadings have unit length', () => {
    const { loading, tasks, scenario } = createWorld(createScenario('a'), 3);
    for (let i = 0; i < tasks.length; i++) {
      const row = loading.subarray(i * scenario.skills, (i + 1) * scenario.skills);
      expect(row.reduce((sum, w) => sum + w * w, 0)).toBeCloseTo(1, 12);
    }
  });

  test('tasks arrive in the first half of the budget and leave in the second', () => {
    const scenario = createScenario('moving', { tasks: 200, arrivals: 0.5, departures: 0.25 });
    const { arrival, departure } = createWorld(scenario, 3);
    const late = arrival.filter((share) => share > 0);
    const leaving = departure.filter((share) => share < Infinity);
    expect([late.length, leaving.length]).toEqual([100, 50]);
    expect([Math.min(...late) > 0, Math.max(...late) < 0.5]).toEqual([true, true]);
    expect([Math.min(...leaving) >= 0.5, Math.max(...leaving) < 1]).toEqual([true, true]);
    const mean = leaving.reduce((a, b) => a + b, 0) / 50;
    expect(Math.abs(mean - 0.75)).toBeLessThan(5 * (0.5 / Math.sqrt(12 * 50)));
  });

  test('a slow task teaches at a fraction of the speed', () => {
    const { speed } = createWorld(
      createScenario('slow', { tasks: 40, slow: 0.25, slowness: 0.2, speed: 1.5 }),
      3,
    );
    expect(speed.filter((x) => x === 1.5 * 0.2)).toHaveLength(10);
    expect(speed.filter((x) => x === 1.5)).toHaveLength(30);
  });
});
