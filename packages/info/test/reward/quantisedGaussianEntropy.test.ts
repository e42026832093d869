import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianDifferentialEntropy, quantisedGaussianEntropy } from '../../src/index.ts';

describe('quantisedGaussianEntropy', () => {
  it('law: a coarser reading of a Gaussian tells less, a finer one nears the differential entropy', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 5, noNaN: true }), (step) => {
        const at = (x: number) => quantisedGaussianEntropy(1, { step: x }) as number;
        expect(at(step)).toBeGreaterThanOrEqual(at(3 * step)); // bins of three bins
        if (step < 0.5) {
          const limit = (gaussianDifferentialEntropy(1) as number) - Math.log2(step);
          expect(Math.abs(at(step) - limit)).toBeLessThan(0.07 * step * step);
        }
      }),
    );
  });
});
