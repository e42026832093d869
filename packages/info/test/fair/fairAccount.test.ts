import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binaryEntropy,
  distinctGuessesInformation,
  entropy,
  labelAdvantage,
  labelInformation,
  realisedRewardInformation,
  realisedRewardInformationUniform,
  sampledGuessInformation,
  surprisal,
} from '../../src/index.ts';

const h = (p: number) => binaryEntropy(p) as number;
const probability = fc.double({ min: 0, max: 1, noNaN: true });
const answers = fc.integer({ min: 2, max: 2 ** 31 });
const beliefs = fc
  .array(fc.integer({ min: 0, max: 2 ** 20 }), { minLength: 1, maxLength: 7 })
  .map((cuts) => {
    const ends = [0, ...cuts.sort((a, b) => a - b), 2 ** 20];
    return ends.slice(1).map((end, i) => (end - ends[i]!) / 2 ** 20);
  });
describe('the fair account: a label is never worth less than a reward', () => {
  it('law: in expectation, by exactly labelAdvantage', () => {
    fc.assert(
      fc.property(probability, answers, (p, K) => {
        const label = labelInformation(p, K) as number;
        expect(label).toBeGreaterThanOrEqual(h(p));
        expect(Math.abs(label - h(p) - (labelAdvantage(p, K) as number))).toBeLessThan(1e-13);
      }),
    );
  });

  it('law: for a sampled guess', () => {
    fc.assert(
      fc.property(beliefs, (q) => {
        expect(sampledGuessInformation(q)).toBeLessThanOrEqual((entropy(q) as number) + 1e-14);
      }),
    );
  });

  it('law: realised, whatever the answer', () => {
    fc.assert(
      fc.property(beliefs, fc.nat(6), (q, i) => {
        const y = i % q.length;
        expect(realisedRewardInformation(q, y)).toBeLessThanOrEqual(
          (surprisal(q[y]!) as number) + 1e-13,
        );
      }),
    );
  });

  it('law: realised, for beliefs spread evenly, equal for two answers', () => {
    fc.assert(
      fc.property(probability, answers, (p, K) => {
        const label = surprisal(p) as number;
        expect(realisedRewardInformationUniform(p, K)).toBeLessThanOrEqual(label * (1 + 1e-14));
        if (p > 0)
          expect(Math.abs((realisedRewardInformationUniform(p, 2) as number) - label)).toBeLessThan(
            1e-13 * (1 + label),
          );
      }),
    );
  });

  it('law: the realised information, averaged over answers, is the expected one', () => {
    fc.assert(
      fc.property(beliefs, (q) => {
        const mean = q.reduce(
          (sum, chance, y) =>
            sum + (chance === 0 ? 0 : chance * (realisedRewardInformation(q, y) as number)),
          0,
        );
        expect(Math.abs(mean - (sampledGuessInformation(q) as number))).toBeLessThan(1e-12);
      }),
    );
  });

  it('law: more guesses tell more, and all but one tell everything', () => {
    fc.assert(
      fc.property(beliefs, (q) => {
        let before = 0;
        const guesses: number[] = [];
        for (let j = 0; j < q.length - 1; j++) {
          guesses.push(j, j);
          const bits = distinctGuessesInformation(q, guesses) as number;
          expect(bits).toBeGreaterThanOrEqual(before - 1e-14);
          before = bits;
        }
        expect(Math.abs(before - (entropy(q) as number))).toBeLessThan(1e-13);
      }),
    );
  });

  it('refuses one answer', () => {
    expect(() => labelInformation(0.5, 1)).toThrow('expected answers an integer ≥ 2, got 1');
    expect(() => distinctGuessesInformation([0.5, 0.5], [2])).toThrow('guesses[0]');
  });
});
