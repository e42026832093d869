import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createChance,
  createScenario,
  createVerifier,
  createWorld,
  scenarios,
  tuningScenarios,
} from '../src/index.ts';

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
});

describe('chance', () => {
  test('is uniform and uncorrelated, along a task and across tasks', () => {
    const chance = createChance(11);
    const n = 200_000;
    const bins = new Float64Array(64);
    let lag = 0;
    let across = 0;
    let last = 0.5;
    for (let i = 0; i < n; i++) {
      chance.seek(i % 500, Math.floor(i / 500));
      const u = chance.next();
      const next = chance.next();
      bins[Math.floor(64 * u)]!++;
      lag += (u - 0.5) * (next - 0.5);
      across += (u - 0.5) * (last - 0.5);
      last = u;
    }
    const chiSquare = bins.reduce((sum, k) => sum + (k - n / 64) ** 2 / (n / 64), 0);
    // 63 degrees of freedom: the 1e-6 tail begins at 124
    expect(chiSquare).toBeLessThan(124);
    for (const sum of [lag, across]) expect(Math.abs(sum * 12) / Math.sqrt(n)).toBeLessThan(5);
  });
});

describe('verifier', () => {
  test('its rate is the frequency of its rewards', () => {
    fc.assert(
      fc.property(seeds, share, share, share, (seed, falsePositive, falseNegative, p) => {
        const scenario = createScenario('a', {
          tasks: 5,
          falsePositive,
          falseNegative,
          noisy: 0.2,
        });
        const verifier = createVerifier(createWorld(scenario, seed));
        for (let task = 0; task < 5; task++) {
          // rewards over an even grid of chance: exact up to the grid
          const rate = (right: boolean) =>
            Array.from({ length: 1000 }, (_, i) =>
              verifier.reward(task, right, (i + 0.5) / 1000),
            ).filter(Boolean).length / 1000;
          const [yes, no] = [rate(true), rate(false)];
          expect(Math.abs(verifier.rate(task, p) - (p * yes + (1 - p) * no))).toBeLessThan(2e-3);
          expect(Math.abs(verifier.honesty(task) - (yes - no))).toBeLessThan(2e-3);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('drifts along a straight line', () => {
    const scenario = createScenario('a', { falsePositive: 0.1, falsePositiveEnd: 0.3 });
    const verifier = createVerifier(createWorld(scenario, 1));
    const at = (spent: number) => {
      verifier.at(spent);
      return verifier.rate(0, 0);
    };
    expect([at(0), at(0.5), at(1)].map((x) => x.toFixed(12))).toEqual(
      [0.1, 0.2, 0.3].map((x) => x.toFixed(12)),
    );
  });
});

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
    expect(() => createScenario('a', { tasks: 0 })).toThrow(/createScenario: expected tasks an integer in \[1, /);
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
