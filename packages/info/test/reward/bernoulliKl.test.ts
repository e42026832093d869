import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bernoulliKl, klDivergence } from '../../src/index.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
describe('bernoulliKl', () => {
  it('law: the two-outcome divergence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1024 }), fc.integer({ min: 1, max: 1023 }), (i, j) => {
        const [p, q] = [i / 1024, j / 1024];
        const both = klDivergence([p, 1 - p], [q, 1 - q]) as number;
        expect(Math.abs((bernoulliKl(p, q) as number) - both)).toBeLessThan(1e-13 * (1 + both));
      }),
    );
  });

  it('law: never negative, even between neighbouring doubles', () => {
    fc.assert(
      fc.property(probability, (p) => {
        expect(bernoulliKl(p, Math.min(1, p * (1 + Number.EPSILON)))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
