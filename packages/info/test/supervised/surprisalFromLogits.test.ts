import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surprisalFromLogits } from '../../src/index.ts';

describe('surprisalFromLogits', () => {
  it('law: a shift of all logits changes no surprisal, and softmax sums to 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        (logits, shift) => {
          const bits = logits.map((_, label) => surprisalFromLogits(logits, label) as number);
          const moved = logits.map((z) => z + shift);
          for (const [label, x] of bits.entries()) {
            const after = surprisalFromLogits(moved, label) as number;
            expect(Math.abs(after - x)).toBeLessThan(1e-8);
          }
          expect(bits.reduce((sum, x) => sum + 2 ** -x, 0)).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it('knows impossible and certain logits', () => {
    expect(surprisalFromLogits([-Infinity, 0], 0)).toBe(Infinity);
    expect(surprisalFromLogits([-Infinity, 0], 1)).toBe(0);
    expect(surprisalFromLogits([5], 0)).toBe(0);
    expect(surprisalFromLogits([0, -40], 0)).toBeCloseTo(Math.exp(-40) / Math.LN2, 30);
    expect(surprisalFromLogits([NaN, 0], 1)).toBeNaN();
    expect(surprisalFromLogits([0, 5000], 0)).toBeCloseTo(5000 / Math.LN2, 8);
    expect(() => surprisalFromLogits([0, 0], 2)).toThrow('expected label an index below 2, got 2');
  });
});
