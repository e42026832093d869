import { describe, expect, it } from 'vitest';
import { comoments, foldPairs, toRow } from '../../src/index.ts';

describe('foldPairs', () => {
  it('folds per group and wants columns of equal length', () => {
    const rows = foldPairs(comoments, [1, 2, 3], [4, 5, 6], {
      groups: Int32Array.of(1, 0, 1),
      groupCount: 2,
    });
    expect(toRow(comoments, rows, 1)).toEqual({
      n: 2,
      sum_x: 4,
      sum_y: 10,
      m2_x: 2,
      m2_y: 2,
      c_xy: 2,
    });
    expect(() => foldPairs(comoments, [1], [])).toThrow('foldPairs: expected y of length 1, got 0');
  });
});
