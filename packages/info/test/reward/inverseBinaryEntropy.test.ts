import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryEntropy, inverseBinaryEntropy, passRatesWithEntropy } from '../../src/index.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true }); // midpoints are exact
const tiny = fc.double({ min: -300, max: -1, noNaN: true }).map((exponent) => 10 ** exponent);
const h = (p: number) => binaryEntropy(p) as number;
describe('inverseBinaryEntropy', () => {
  it('law: undoes binaryEntropy on [0, ½]', () => {
    fc.assert(
      fc.property(tiny, (p) => {
        expect(Math.abs(inverseBinaryEntropy(h(p)) / p - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('law: the two pass rates have the entropy asked for', () => {
    fc.assert(
      fc.property(probability, (bits) => {
        const { low, high } = passRatesWithEntropy(bits);
        expect(low).toBeLessThanOrEqual(high);
        expect(Math.abs(h(low) - bits)).toBeLessThan(1e-14);
        expect(high).toBe(1 - low);
      }),
    );
  });

  it('refuses more than one bit', () => {
    expect(() => inverseBinaryEntropy(1.5)).toThrow('expected bits in [0, 1], got 1.5');
    expect(inverseBinaryEntropy(NaN)).toBeNaN();
  });
});
