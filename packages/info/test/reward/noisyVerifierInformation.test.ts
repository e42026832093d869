import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryEntropy, noisyVerifierInformation } from '../../src/index.ts';

const h = (p: number) => binaryEntropy(p) as number;
const probability = fc.double({ min: 0, max: 1, noNaN: true });
describe('noisyVerifierInformation', () => {
  const rate = fc.double({ min: 0, max: 1, noNaN: true });

  it('law: between 0 and H(p), and H(p) without errors', () => {
    fc.assert(
      fc.property(probability, rate, rate, (p, falsePositive, falseNegative) => {
        const bits = noisyVerifierInformation(p, { falsePositive, falseNegative });
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(bits).toBeLessThanOrEqual(h(p) * (1 + 1e-12) + 1e-300);
        expect(Math.abs((noisyVerifierInformation(p) as number) - h(p))).toBeLessThanOrEqual(
          1e-14 * h(p) + 1e-300,
        );
      }),
    );
  });

  it('law: more noise, less information', () => {
    fc.assert(
      fc.property(probability, rate, rate, (p, x, y) => {
        const [less, more] = [Math.min(x, y) / 2, Math.max(x, y) / 2]; // up to ½ both ways
        const at = (e: number) =>
          noisyVerifierInformation(p, { falsePositive: e, falseNegative: e }) as number;
        expect(at(more)).toBeLessThanOrEqual(at(less) * (1 + 1e-12));
      }),
    );
  });

  it('law: renaming the verdicts changes nothing', () => {
    fc.assert(
      fc.property(probability, rate, rate, (p, falsePositive, falseNegative) => {
        const one = noisyVerifierInformation(p, { falsePositive, falseNegative }) as number;
        const other = noisyVerifierInformation(p, {
          falsePositive: 1 - falsePositive,
          falseNegative: 1 - falseNegative,
        }) as number;
        expect(Math.abs(one - other)).toBeLessThan(1e-13);
      }),
    );
  });
});
