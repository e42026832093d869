import { expect, it } from 'vitest';
import { isNear } from '../../src/claims/isNear.ts';
import { claims, simulateClaim } from '../../src/index.ts';

const ids = claims.map(({ id }) => id);

it('has sixteen claims, each with a name of its own', () => {
  expect(new Set(ids).size).toBe(16);
});

it.each(ids)(
  '%s: every number is where it must be, and the verdict stands',
  (id) => {
    const { passed, verdict, numbers, picture } = simulateClaim(id);
    expect({ passed, verdict }).toEqual({
      passed: true,
      verdict: claims.find((one) => one.id === id)!.verdict,
    });
    expect(numbers.filter(({ expected }) => expected !== undefined)).not.toEqual([]);
    for (const { name, x, y } of picture.series) {
      expect(x, name).toHaveLength(y.length);
      for (const value of [...x, ...y]) expect(value, name).toSatisfy(Number.isFinite);
    }
  },
  60_000,
);

it.each(['ceiling', 'first-success', 'rl-noise', 'transfer'])('%s: the seed decides', (id) => {
  expect(simulateClaim(id, { seed: 7 })).toEqual(simulateClaim(id, { seed: 7 }));
  expect(simulateClaim(id, { seed: 7 }).numbers).not.toEqual(simulateClaim(id).numbers);
});

it('a number is near within its tolerance, and never when it is none', () => {
  const number = { name: 'a', expected: 1, tolerance: 0.25 };
  expect(isNear({ ...number, value: 1.25 })).toBe(true);
  expect(isNear({ ...number, value: 1.26 })).toBe(false);
  expect(isNear({ ...number, value: Number.NaN })).toBe(false);
  expect(isNear({ name: 'b', value: 3 })).toBe(true);
  expect(isNear({ name: 'b', value: Number.POSITIVE_INFINITY })).toBe(false);
});
