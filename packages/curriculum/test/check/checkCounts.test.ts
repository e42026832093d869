import { describe, expect, it } from 'vitest';
import { checkCounts } from '../../src/check/checkCounts.ts';

describe('checkCounts', () => {
  it.each([
    [{ successes: 0, attempts: 0 }],
    [{ successes: 2.5, attempts: 2.5 }],
    [{ successes: NaN, attempts: 1 }],
    [{ successes: 0, attempts: NaN }],
  ])('lets %j pass', (counts) => {
    expect(() => checkCounts('fn', counts)).not.toThrow();
  });

  it.each([
    [{ successes: 0, attempts: -1 }, 'fn: expected attempts ≥ 0, got -1'],
    [{ successes: -1, attempts: 1 }, 'fn: expected successes in [0, attempts = 1], got -1'],
    [{ successes: 2, attempts: 1 }, 'fn: expected successes in [0, attempts = 1], got 2'],
    [{ successes: -0.1, attempts: 0 }, 'fn: expected successes in [0, attempts = 0], got -0.1'],
  ])('refuses %j', (counts, message) => {
    expect(() => checkCounts('fn', counts)).toThrow(message);
  });
});
