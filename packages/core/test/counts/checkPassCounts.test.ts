import { describe, expect, it } from 'vitest';
import { checkPassCounts, type PassCounts } from '../../src/index.ts';

describe('checkPassCounts', () => {
  it('lets arrays of any kind pass, JSON among them', () => {
    const json: { successes: number[]; attempts: number[] } = JSON.parse(
      '{"successes":[3,0],"attempts":[8,8]}',
    );
    expect(() => checkPassCounts('f', json)).not.toThrow();
    const typed = { successes: Float64Array.of(1), attempts: Int32Array.of(4) };
    expect(() => checkPassCounts('f', typed)).not.toThrow();
    expect(() => checkPassCounts('f', { successes: [], attempts: [] })).not.toThrow();
  });

  it.each([
    [[0, NaN], [8, 8], 'successes', 1],
    [[0, 0], [8, NaN], 'attempts', 1],
    [[9, 0], [8, 8], 'successes', 0],
    [[0, -1], [8, 8], 'successes', 1],
    [[0, 0.5], [8, 8], 'successes', 1],
    [[0, 0], [8, -1], 'attempts', 1],
    [[0, 0], [8.5, 8], 'attempts', 0],
    [[0, 0], [8, undefined], 'attempts', 1],
    [['0', 0], [8, 8], 'successes', 0],
  ])('refuses %j of %j in the row', (successes, attempts, parameter, row) => {
    const counts = { successes, attempts } as PassCounts;
    expect(() => checkPassCounts('f', counts)).toThrow(
      expect.objectContaining({ code: 'DOMAIN', fn: 'f', parameter, row }),
    );
  });

  it('refuses columns of unequal length, and texts', () => {
    expect(() => checkPassCounts('f', { successes: [1], attempts: [] })).toThrow(
      'f: expected attempts of length 1, got 0',
    );
    const text = '12' as unknown as number[];
    expect(() => checkPassCounts('f', { successes: text, attempts: [1, 2] })).toThrow(
      'f: expected successes an array, got 12',
    );
  });
});
