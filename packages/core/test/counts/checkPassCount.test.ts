import { describe, expect, it } from 'vitest';
import { checkPassCount } from '../../src/index.ts';

describe('checkPassCount', () => {
  it('lets counts and NaN pass', () => {
    for (const [successes, attempts] of [
      [0, 0],
      [3, 8],
      [8, 8],
      [NaN, 8],
      [3, NaN],
      [1e20, 1e20],
    ])
      expect(() =>
        checkPassCount('f', { successes: successes!, attempts: attempts! }),
      ).not.toThrow();
  });

  it.each([
    [-1, 8, 'f: expected successes an integer in [0, attempts = 8], got -1'],
    [9, 8, 'f: expected successes an integer in [0, attempts = 8], got 9'],
    [0.5, 8, 'f: expected successes an integer in [0, attempts = 8], got 0.5'],
    [0, -1, 'f: expected attempts an integer ≥ 0, got -1'],
    [0, 2.5, 'f: expected attempts an integer ≥ 0, got 2.5'],
    [0, Infinity, 'f: expected attempts an integer ≥ 0, got Infinity'],
  ])('refuses %d of %d', (successes, attempts, message) => {
    expect(() => checkPassCount('f', { successes, attempts })).toThrow(message);
  });
});
