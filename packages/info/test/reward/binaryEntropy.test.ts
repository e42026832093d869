import { mapColumn } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryEntropy, surprisal } from '../../src/index.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const dyadic = fc.integer({ min: 0, max: 2 ** 20 }).map((i) => i / 2 ** 20); // midpoints are exact
const tiny = fc.double({ min: -300, max: -1, noNaN: true }).map((exponent) => 10 ** exponent);
const h = (p: number) => binaryEntropy(p) as number;
describe('binaryEntropy', () => {
  it('law: in [0, 1] and symmetric', () => {
    fc.assert(
      fc.property(probability, (p) => {
        expect(h(p)).toBeGreaterThanOrEqual(0);
        expect(h(p)).toBeLessThanOrEqual(1);
        if (p >= 0.5) expect(h(1 - p)).toBe(h(p));
      }),
    );
  });

  it('law: concave', () => {
    fc.assert(
      fc.property(dyadic, dyadic, (p, q) => {
        expect(h((p + q) / 2)).toBeGreaterThanOrEqual((h(p) + h(q)) / 2 - 1e-15);
      }),
    );
  });

  it('law: grows towards one half', () => {
    fc.assert(
      fc.property(dyadic, dyadic, (p, q) => {
        const [low, high] = p < q ? [p / 2, q / 2] : [q / 2, p / 2];
        expect(h(low)).toBeLessThanOrEqual(h(high));
      }),
    );
  });

  it('law: H(p) → p log₂(e/p) at p → 0, down to 1e−300', () => {
    fc.assert(
      fc.property(tiny, (p) => {
        const limit = p * (Math.log2(Math.E) - Math.log2(p));
        expect(Math.abs(h(p) / limit - 1)).toBeLessThan(p + 1e-14); // the next term is −p²/2
      }),
    );
  });

  it('law: never above the surprisal of the rarer outcome times two', () => {
    fc.assert(
      fc.property(tiny, (p) => {
        // H(p) = p·(−log₂ p) + (1 − p)·(−log₂(1 − p)), and the second part is below p log₂ e
        expect(h(p)).toBeGreaterThan(p * (surprisal(p) as number));
        expect(h(p)).toBeLessThanOrEqual(p * ((surprisal(p) as number) + Math.LOG2E) * (1 + 1e-14));
      }),
    );
  });

  it('law: a column is the scalar, element by element', () => {
    fc.assert(
      fc.property(fc.float64Array({ min: 0, max: 1, noNaN: true }), (p) => {
        expect(mapColumn(h, p)).toEqual(Float64Array.from(p, h));
      }),
    );
  });

  it('says what it expected, what it got, and where', () => {
    expect(() => binaryEntropy(1.2)).toThrow('binaryEntropy: expected p in [0, 1], got 1.2');
    expect(() => mapColumn(h, Float64Array.of(0.5, -1))).toThrow(
      expect.objectContaining({ name: 'DomainError', parameter: 'p', received: -1, row: 1 }),
    );
    expect(binaryEntropy(NaN)).toBeNaN();
  });
});
