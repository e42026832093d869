import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError, mapColumn } from '../src/index.ts';

describe('mapColumn', () => {
  it('law: is the scalar, element by element', () => {
    fc.assert(
      fc.property(fc.float64Array({ noNaN: true }), (x) => {
        expect(mapColumn(Math.cbrt, x)).toEqual(Float64Array.from(x, Math.cbrt));
      }),
    );
  });

  it('writes into out, which may be the input', () => {
    const x = Float64Array.of(1, 4, 9);
    expect(mapColumn(Math.sqrt, x, x)).toBe(x);
    expect(x).toEqual(Float64Array.of(1, 2, 3));
  });

  it('takes any array, and refuses what is none', () => {
    expect(mapColumn(Math.sqrt, [1, 4])).toEqual(Float64Array.of(1, 2));
    expect(() => mapColumn(Math.sqrt, [1, 4], new Float64Array(1))).toThrow(
      'mapColumn: expected out of length 2, got 1',
    );
    expect(() => mapColumn('sqrt' as never, [1])).toThrow('mapColumn: expected kernel a function');
  });

  it('adds the row to a DomainError and passes others on', () => {
    const picky = (x: number) => {
      if (x < 0) throw new DomainError('picky', 'x', '≥ 0', x);
      return x;
    };
    expect(() => mapColumn(picky, Float64Array.of(1, 2, -3))).toThrow(
      expect.objectContaining({ name: 'DomainError', received: -3, row: 2 }),
    );
    const broken = () => {
      throw new Error('broken');
    };
    expect(() => mapColumn(broken, Float64Array.of(1))).toThrow('broken');
  });
});
