import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryEntropy, costAdjustedCrossover, surprisal } from '../../src/index.ts';

const h = (p: number) => binaryEntropy(p) as number;
describe('costAdjustedCrossover', () => {
  it('law: at the crossover both sides cost the same', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 12, noNaN: true }), (r) => {
        const p = costAdjustedCrossover(r);
        // 1 − p carries the digits, and p has lost them from r ≈ 12 on
        expect(Math.abs(h(p) / (r * (surprisal(p) as number)) - 1)).toBeLessThan(1e-9);
      }),
    );
  });
});
