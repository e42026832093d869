import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaBinomialEntropy,
  binaryEntropy,
  expectedBinaryEntropy,
  expectedInformationGain,
} from '../../src/index.ts';
import { close } from '../support/close.ts';

const h = (p: number) => binaryEntropy(p) as number;
const shape = fc.double({ min: -2, max: 2, noNaN: true }).map((x) => 10 ** x);
describe('expectedInformationGain', () => {
  it('law: not negative, grows with the group, below the entropy of the count', () => {
    fc.assert(
      fc.property(shape, shape, fc.integer({ min: 1, max: 40 }), (a, b, G) => {
        const gain = expectedInformationGain({ a, b }, { groupSize: G }) as number;
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeLessThanOrEqual(
          (expectedInformationGain({ a, b }, { groupSize: G + 1 }) as number) * (1 + 1e-11),
        );
        expect(gain).toBeLessThanOrEqual((betaBinomialEntropy({ a, b }, G) as number) + 1e-12);
      }),
    );
  });

  it('law: with one rollout it is what E[H] lacks to H of the mean', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        const gain = expectedInformationGain({ a, b }) as number;
        close(gain, h(a / (a + b)) - (expectedBinaryEntropy({ a, b }) as number), 1e-13);
      }),
    );
  });

  it('law: both ways of summing agree', () => {
    const long = expectedInformationGain({ a: 0.7, b: 2.3 }, { groupSize: 257 }) as number;
    const short = expectedInformationGain({ a: 0.7, b: 2.3 }, { groupSize: 256 }) as number;
    expect(long - short).toBeGreaterThan(0);
    expect(long - short).toBeLessThan(0.004); // ≈ ½ log₂(1 + 1/256)
  });
});
