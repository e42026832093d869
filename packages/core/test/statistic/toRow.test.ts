import { describe, expect, it } from 'vitest';
import { fold, fromRow, moments, toRow } from '../../src/index.ts';

describe('toRow, fromRow', () => {
  it('are plain objects by group, and back', () => {
    const rows = fold(moments, [1, 2, 3], { groups: Int32Array.of(0, 1, 1), groupCount: 3 });
    expect(toRow(moments, rows, 1)).toEqual({ n: 2, sum: 5, m2: 0.5 });
    expect(toRow(moments, rows, 2)).toEqual({ n: 0, sum: 0, m2: 0 });
    expect(fromRow(moments, { m2: 0.5, n: 2, sum: 5 })).toEqual(rows.slice(3, 6));
  });

  it('refuses a group that is not there', () => {
    const rows = fold(moments, [1, 2]);
    for (const group of [1, -1, 0.5, NaN])
      expect(() => toRow(moments, rows, group)).toThrow(
        'toRow: expected group an integer in [0, 1)',
      );
  });
});
