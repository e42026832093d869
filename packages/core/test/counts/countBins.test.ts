import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBins } from '../../src/index.ts';

const counts = fc
  .array(fc.nat(4).chain((n) => fc.tuple(fc.nat(n), fc.constant(n))))
  .map((pairs) => ({ successes: pairs.map(([k]) => k), attempts: pairs.map(([, n]) => n) }));

describe('countBins', () => {
  it('law: every prompt with attempts is in the bin of its pair, the others in none', () => {
    fc.assert(
      fc.property(counts, ({ successes, attempts }) => {
        const { k, n, weight, bin, prompts, fewest } = countBins('f', { successes, attempts });
        const counted = new Float64Array(k.length);
        attempts.forEach((tries, i) => {
          if (tries === 0) expect(bin[i]).toBe(-1);
          else {
            expect([k[bin[i]!], n[bin[i]!]]).toEqual([successes[i], tries]);
            counted[bin[i]!]!++;
          }
        });
        expect(counted).toEqual(weight);
        expect(prompts).toBe(attempts.filter((tries) => tries > 0).length);
        expect(fewest).toBe(Math.min(...attempts.filter((tries) => tries > 0)));
      }),
    );
  });

  it('law: bins are distinct, sorted by attempts, then successes', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { k, n, weight } = countBins('f', given);
        for (let i = 1; i < k.length; i++)
          expect(n[i]! - n[i - 1]! || k[i]! - k[i - 1]!).toBeGreaterThan(0);
        for (const prompts of weight) expect(prompts).toBeGreaterThan(0);
      }),
    );
  });

  it('law: the order of the prompts does not matter', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { bin: _, ...bins } = countBins('f', given);
        const { bin: __, ...reversed } = countBins('f', {
          successes: given.successes.toReversed(),
          attempts: given.attempts.toReversed(),
        });
        expect(reversed).toEqual(bins);
      }),
    );
  });

  it('knows no least number of attempts without prompts, and checks the counts', () => {
    expect(countBins('f', { successes: [0], attempts: [0] })).toEqual({
      k: new Float64Array(0),
      n: new Float64Array(0),
      weight: new Float64Array(0),
      bin: Int32Array.of(-1),
      prompts: 0,
      fewest: Infinity,
    });
    expect(() => countBins('f', { successes: [2], attempts: [1] })).toThrow(
      'f: expected successes',
    );
  });
});
