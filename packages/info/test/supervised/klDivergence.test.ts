import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryEntropy, crossEntropy, entropy, klDivergence } from '../../src/index.ts';

const h = (p: number) => binaryEntropy(p) as number;
/** Dyadic probabilities, which sum to 1 exactly. */
const simplex = (size: number) =>
  fc
    .array(fc.integer({ min: 0, max: 2 ** 20 }), { minLength: size - 1, maxLength: size - 1 })
    .map((cuts) => {
      const ends = [0, ...cuts.sort((a, b) => a - b), 2 ** 20];
      return ends.slice(1).map((end, i) => (end - ends[i]!) / 2 ** 20);
    });
const pair = fc.integer({ min: 2, max: 8 }).chain((size) => fc.tuple(simplex(size), simplex(size)));
describe('entropy, crossEntropy, klDivergence', () => {
  it('law: cross-entropy = entropy + divergence', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const sum = (entropy(p) as number) + (klDivergence(p, q) as number);
        const cross = crossEntropy(p, q) as number;
        if (cross === Infinity) expect(sum).toBe(Infinity);
        else expect(Math.abs(cross - sum)).toBeLessThan(1e-13 * (1 + cross));
      }),
    );
  });

  it('law: divergence is not negative, and 0 only from itself', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        expect(klDivergence(p, q)).toBeGreaterThanOrEqual(-1e-16);
        expect(klDivergence(p, p)).toBe(0);
      }),
    );
  });

  it('law: merging two outcomes never raises entropy or divergence (data processing)', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const merge = (x: number[]) => [x[0]! + x[1]!, ...x.slice(2)];
        expect(entropy(merge(p))).toBeLessThanOrEqual((entropy(p) as number) + 1e-14);
        const full = klDivergence(p, q) as number;
        expect(klDivergence(merge(p), merge(q))).toBeLessThanOrEqual(full + 1e-13 * (1 + full));
      }),
    );
  });

  it('law: chain rule over a first split', () => {
    fc.assert(
      fc.property(simplex(4), (p) => {
        const first = p[0]! + p[1]!;
        if (first === 0 || first === 1) return;
        const inside = [p[0]! / first, p[1]! / first];
        const outside = [p[2]! / (1 - first), p[3]! / (1 - first)];
        const parts =
          h(first) +
          first * (entropy(inside) as number) +
          (1 - first) * (entropy(outside) as number);
        expect(entropy(p)).toBeCloseTo(parts, 12);
      }),
    );
  });

  it('refuses what is no distribution', () => {
    expect(() => entropy([0.5, 0.6])).toThrow('entropy: expected p summing to 1, got 1.1');
    expect(() => entropy([1.5, -0.5])).toThrow('entropy: expected p[0] in [0, 1], got 1.5');
    expect(() => klDivergence([1], [0.5, 0.5])).toThrow('expected q of length 1, got 2');
    expect(entropy([NaN, 1])).toBeNaN();
  });
});
