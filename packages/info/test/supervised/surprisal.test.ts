import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surprisal } from '../../src/index.ts';

const dyadic = fc.integer({ min: 0, max: 2 ** 20 }).map((i) => i / 2 ** 20);
describe('surprisal', () => {
  it('law: of two independent outcomes adds up', () => {
    fc.assert(
      fc.property(dyadic, fc.integer({ min: 0, max: 30 }), (p, k) => {
        if (p === 0) return;
        expect(surprisal(p * 2 ** -k)).toBeCloseTo((surprisal(p) as number) + k, 12);
      }),
    );
  });

  it('is infinite for the impossible and 0 for the certain', () => {
    expect(surprisal(0)).toBe(Infinity);
    expect(surprisal(1)).toBe(0);
    expect(surprisal(NaN)).toBeNaN();
    expect(() => surprisal(-0.1)).toThrow('surprisal: expected p in [0, 1], got -0.1');
  });
});
