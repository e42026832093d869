import { describe, expect, it } from 'vitest';
import { fold, moments } from '../../src/index.ts';

describe('fold', () => {
  it('makes a row per group, the empty ones too', () => {
    const wanted = Float64Array.of(1, 3, 0, 0, 0, 0, 2, 3, 0.5);
    expect(fold(moments, [1, 3, 2], { groups: [2, 0, 2], groupCount: 3 })).toEqual(wanted);
    const groups = Int32Array.of(2, 0, 2);
    expect(fold(moments, Float64Array.of(1, 3, 2), { groups, groupCount: 3 })).toEqual(wanted);
    expect(fold(moments, [], { groupCount: 0 })).toEqual(new Float64Array(0));
  });

  it('refuses observations that no group takes', () => {
    const into = (groups: number[], groupCount: number) => () =>
      fold(moments, [1, 2], { groups, groupCount });
    expect(into([0, 2], 2)).toThrow(
      expect.objectContaining({ fn: 'fold', parameter: 'groups', received: 2, row: 1 }),
    );
    expect(into([-1, 0], 2)).toThrow('fold: expected groups of integers in [0, 2), got -1');
    expect(into([0.5, 0], 2)).toThrow('fold: expected groups');
    expect(into([0], 2)).toThrow('fold: expected groups of length 2, got 1');
    expect(into([0, 0], 2 ** 27 + 1)).toThrow(
      'fold: expected groupCount an integer in [0, 134217728], got 134217729',
    );
    expect(() => fold(moments, [1], { groupCount: 0 })).toThrow('expected groupCount ≥ 1');
  });

  it('names the row of what is no number', () => {
    const values = [1, null as unknown as number];
    expect(() => fold(moments, values)).toThrow(
      expect.objectContaining({ fn: 'fold', parameter: 'values', row: 1 }),
    );
  });
});
