import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  baselineUniform,
  createScenario,
  oracleGreedy,
  runTrial,
  students,
} from '../../src/index.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const small = fc.double({ min: 0, max: 0.5, noNaN: true });

test('any world, any student: the numbers of a trial are what they say they are', () => {
  fc.assert(
    fc.property(
      fc.record({
        tasks: fc.integer({ min: 5, max: 40 }),
        skills: fc.integer({ min: 1, max: 5 }),
        difficulty: fc.double({ min: -3, max: 8, noNaN: true }),
        spread: fc.double({ min: 0, max: 4, noNaN: true }),
        labelSwaps: share,
        falsePositive: small,
        falseNegative: small,
        falsePositiveEnd: small,
        impossible: small,
        hackable: share,
        noisy: small,
        noisyRate: share,
        slow: share,
        lag: fc.integer({ min: 0, max: 5 }),
        lost: small,
        errors: small,
        arrivals: small,
        departures: small,
      }),
      fc.constantFrom(...students),
      fc.constantFrom(oracleGreedy(), baselineUniform({ groupSize: 5 })),
      fc.constantFrom('none', 'grpo'),
      fc.integer(),
      (options, kind, contender, normalise, seed) => {
        const scenario = createScenario('any', options);
        const budget = 1000;
        const trial = runTrial(contender, scenario, kind, seed, { budget, groups: 4, normalise });
        const shares = [
          'auc',
          'final',
          'tail',
          'degenerate',
          'refused',
          'waste',
          'neverDrawn',
        ] as const;
        // a pool that lost its judged tasks has no score, and says so
        const moving = options.arrivals > 0 || options.departures > 0 || kind.adapt !== undefined;
        const judged = options.impossible + options.noisy < 1 - 2 / options.tasks;
        for (const name of shares) {
          const scored = name !== 'auc' && name !== 'final' && name !== 'tail';
          if (scored || (judged && !moving)) expect(trial[name], name).not.toBeNull();
          expect(trial[name] ?? 0, name).toBeGreaterThanOrEqual(0);
          expect(trial[name] ?? 0, name).toBeLessThanOrEqual(1 + 1e-12);
        }
        const curve = trial.curve.filter((score) => score !== null);
        if (trial.auc !== null) expect(curve).toHaveLength(51);
        const [low, high] = [Math.min(1, ...curve), Math.max(0, ...curve)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(trial.rollouts).toBeGreaterThanOrEqual(budget);
        expect(trial.rollouts).toBeLessThan(budget + 4 * 8);
        if (trial.toTarget !== null) expect(trial.toTarget).toBeLessThanOrEqual(budget);
        expect(JSON.parse(JSON.stringify(trial))).toEqual(trial);
      },
    ),
  );
});
