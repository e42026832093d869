import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noiseScaleRatio } from '../../src/index.ts';

it('is 1 of equals, its inverse turned round, and the root of the ratio at small batches', () => {
  const scale = fc.double({ min: 0.1, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(scale, scale, (a, b) => {
      expect(noiseScaleRatio(a, a, 64)).toBe(1);
      expect(noiseScaleRatio(a, b, 64) * noiseScaleRatio(b, a, 64)).toBeCloseTo(1, 12);
      expect(noiseScaleRatio(a, b, 1e-9) / Math.sqrt(b / a)).toBeCloseTo(1, 6);
    }),
  );
});
