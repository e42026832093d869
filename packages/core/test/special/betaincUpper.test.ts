import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betainc, betaincUpper } from '../../src/index.ts';

const shape = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const x = fc.double({ min: 0, max: 1, noNaN: true });

describe('betaincUpper', () => {
  it('law: the two tails sum to 1, and each is the other of the mirrored distribution', () => {
    fc.assert(
      fc.property(x, shape, shape, (x, a, b) => {
        expect(Math.abs(betaincUpper(x, a, b) + betainc(x, a, b) - 1)).toBeLessThanOrEqual(1e-12);
        if (1 - (1 - x) === x) expect(betaincUpper(x, a, b)).toBe(betainc(1 - x, b, a));
      }),
    );
  });

  it('keeps its digits where 1 − x rounds; mpmath, 60 digits', () => {
    const cases = [
      [1e-17, 1.02e-6, 34068, 2.8692833630518357e-5],
      [1e-7, 1, 1e9, 3.7200573756862336e-44],
      [1e-13, 1, 1e15, 3.7200759760022243e-44],
    ] as const;
    for (const [x, a, b, truth] of cases)
      expect(Math.abs(betaincUpper(x, a, b) / truth - 1)).toBeLessThan(2e-14);
    expect([betaincUpper(0, 2, 3), betaincUpper(1, 2, 3)]).toEqual([1, 0]);
    expect(betaincUpper(Number.NaN, 2, 3)).toBeNaN();
  });

  it('holds for shapes whose products overflow', () => {
    for (const e of [20, 200, 295, 305])
      expect(betaincUpper(10 ** -e, 1, 3 * 10 ** e)).toBeCloseTo(Math.exp(-3), 12);
    expect(betaincUpper(0.5, 1e305, 1)).toBe(1);
    expect(betaincUpper(0.5, 1e305, 2e305)).toBe(0);
  });

  it('refuses what betainc refuses, in its own name', () => {
    expect(() => betaincUpper(2, 1, 1)).toThrow('betaincUpper: expected x in [0, 1], got 2');
    expect(() => betaincUpper(0.5, 0, 1)).toThrow('betaincUpper: expected a');
    expect(() => betaincUpper(0.5, 1, Infinity)).toThrow('betaincUpper: expected b');
  });
});
