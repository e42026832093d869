import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { type ClassShares, classIntervals, jointClasses } from '../../src/index.ts';
import addition from './gpu-run/m4_passk.json' with { type: 'json' };
import scratchpad from './gpu-run/m4_scr.json' with { type: 'json' };

const NAMES = ['both', 'baseOnly', 'trainedOnly', 'neither'] as const;

/** Prompts in each class. */
function tally(base: readonly boolean[], trained: readonly boolean[]): ClassShares {
  const classes = { both: 0, baseOnly: 0, trainedOnly: 0, neither: 0 };
  base.forEach((can, i) => {
    if (can) classes[trained[i] ? 'both' : 'baseOnly']++;
    else classes[trained[i] ? 'trainedOnly' : 'neither']++;
  });
  return classes;
}

/** Prompts in a wrong class, at least. */
const misplaced = (one: ClassShares, other: ClassShares): number =>
  NAMES.reduce((sum, name) => sum + Math.abs(one[name] - other[name]), 0) / 2;

/** The first n of the attempts of a prompt, in a random order. */
function fewer(successes: readonly number[], all: number, n: number, rng = createRng(3)) {
  return successes.map((c) => {
    let [right, left, drawn] = [c, all, 0];
    for (let a = 0; a < n; a++) {
      if (rng.next() * left < right) {
        right--;
        drawn++;
      }
      left--;
    }
    return drawn;
  });
}

describe.each([
  ['addition and guessing', addition],
  ['addition with a scratchpad', scratchpad],
] as const)('a measured run with known pass rates, %s', (_, { base, trained, attempts: all }) => {
  it.each([
    [8, 20],
    [32, 20],
    [256, 1],
  ])(
    '%i attempts: expected classes are nearer to the truth than counts, by either rule',
    (n, looks) => {
      const epsilon = 3 / n;
      const can = ({ logPassRate }: typeof base) => logPassRate.map((x) => Math.exp(x) >= epsilon);
      const truth = tally(can(base), can(trained));
      const rng = createRng(11);
      let [expected, once, often] = [0, 0, 0];
      for (let look = 0; look < looks; look++) {
        const draw = ({ successes }: typeof base) => ({
          successes: n === all ? successes : fewer(successes, all, n, rng),
          attempts: successes.map(() => n),
        });
        const [before, after] = [draw(base), draw(trained)];
        const found = jointClasses(before, after, { threshold: 'cell' });
        expect(found.epsilon).toBe(epsilon);
        expected += misplaced(found.expected, truth) / looks;
        once += misplaced(found.observed, truth) / looks;
        const reached = ({ successes }: typeof before) => successes.map((c) => c / n >= epsilon);
        often += misplaced(tally(reached(before), reached(after)), truth) / looks;
        if (look > 1) continue;
        const { lower, upper } = classIntervals(before, after);
        for (const name of NAMES) {
          expect(lower[name]).toBeLessThanOrEqual(truth[name]);
          expect(upper[name]).toBeGreaterThanOrEqual(truth[name]);
        }
      }
      expect(expected).toBeLessThan(once / 2);
      expect(expected).toBeLessThan(often);
    },
  );
});
