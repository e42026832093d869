import { describe, expect, it } from 'vitest';
import { fromRow, moments, type Row } from '../../src/index.ts';

describe('fromRow', () => {
  it('wants every field', () => {
    const row = { n: 1, sum: 2 } as Row<'n' | 'sum' | 'm2'>;
    expect(() => fromRow(moments, row)).toThrow('fromRow: expected m2 a number');
  });

  it('reads the null that JSON makes of NaN', () => {
    const row = JSON.parse(JSON.stringify({ n: 1, sum: NaN, m2: 0 }));
    expect(fromRow(moments, row)).toEqual(Float64Array.of(1, NaN, 0));
  });
});
