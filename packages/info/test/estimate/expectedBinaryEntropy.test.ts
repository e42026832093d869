import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binaryEntropy,
  binaryEntropySd,
  expectedBinaryEntropy,
  expectedInformationGain,
} from '../../src/index.ts';

const shape = fc.double({ min: -3, max: 4, noNaN: true }).map((x) => 10 ** x);
describe('a Beta posterior', () => {
  it('law: E[H] is below H of the mean by what one reward would tell', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        const mean = expectedBinaryEntropy({ a, b }) as number;
        const ceiling = binaryEntropy(a / (a + b)) as number;
        expect(mean).toBeGreaterThanOrEqual(0);
        expect(mean).toBeLessThanOrEqual(ceiling);
        expect(
          Math.abs(ceiling - mean - (expectedInformationGain({ a, b }) as number)),
        ).toBeLessThan(1e-13);
      }),
    );
  });

  it('law: symmetric in success and failure', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        for (const f of [expectedBinaryEntropy, binaryEntropySd, expectedInformationGain]) {
          const one = f({ a, b }) as number;
          expect(Math.abs(one - (f({ a: b, b: a }) as number))).toBeLessThanOrEqual(1e-12 * one);
        }
      }),
    );
  });

  it('law: variance within the bound of a variable in [0, 1]', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        const mean = expectedBinaryEntropy({ a, b }) as number;
        expect((binaryEntropySd({ a, b }) as number) ** 2).toBeLessThanOrEqual(
          mean * (1 - mean) * (1 + 1e-9) + 1e-16,
        );
      }),
    );
  });
});
