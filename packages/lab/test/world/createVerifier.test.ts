import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScenario, createVerifier, createWorld } from '../../src/index.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const seeds = fc.integer({ min: -1e6, max: 1e6 });

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

  test('an impossible task is rewarded at the higher of the two rates, a noisy one at its own', () => {
    const options = { tasks: 40, impossible: 0.25, hackable: 0.3, noisy: 0.25, noisyRate: 0.6 };
    const world = createWorld(createScenario('a', { ...options, falsePositive: 0.1 }), 1);
    const verifier = createVerifier(world);
    for (let task = 0; task < 40; task++) {
      const wrong = world.noisy[task] ? 0.6 : world.possible[task] ? 0.1 : 0.3;
      expect(verifier.rate(task, 0)).toBe(wrong);
      expect(verifier.honesty(task)).toBeCloseTo(world.noisy[task] ? 0 : 1 - wrong, 12);
    }
    const harder = createWorld(createScenario('b', { ...options, falsePositive: 0.5 }), 1);
    const broken = harder.possible.indexOf(0);
    expect(createVerifier(harder).rate(broken, 0)).toBe(0.5);
  });
});
