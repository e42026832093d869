import { describe, expect, it } from 'vitest';
import { compareCapability, gainJaggedness, passAtKCurve } from '../../src/index.ts';
import { passAtKOfThese } from '../support/worlds.ts';
import measured from './gpu-run/m4_passk.json' with { type: 'json' };

const side = ({ successes, logPassRate }: typeof measured.base) => ({
  counts: {
    successes: Float64Array.from(successes),
    attempts: new Float64Array(successes.length).fill(measured.attempts),
  },
  rates: Float64Array.from(logPassRate, Math.exp),
});
const base = side(measured.base);
const trained = side(measured.trained);

describe('a measured run with exact pass rates', () => {
  it.each([
    ['base', base],
    ['trained', trained],
  ])('the band of %s holds the true curve', (_, { counts, rates }) => {
    const { ks, passAtK } = passAtKCurve(counts, { prompts: 'these' });
    expect(ks.at(-1)).toBe(256);
    ks.forEach((k, l) => {
      const truth = passAtKOfThese(rates, k);
      expect(passAtK[l]!.lower).toBeLessThanOrEqual(truth);
      expect(passAtK[l]!.upper).toBeGreaterThanOrEqual(truth);
      expect(passAtK[l]!.upper - passAtK[l]!.lower).toBeLessThan(0.08);
    });
  });

  it('the band of the difference holds the true one, and the crossing is certified', () => {
    const { ks, difference, verdict, crossings } = compareCapability(base.counts, trained.counts, {
      prompts: 'these',
    });
    const truth = (k: number) => passAtKOfThese(trained.rates, k) - passAtKOfThese(base.rates, k);
    ks.forEach((k, l) => {
      expect(difference[l]!.lower).toBeLessThanOrEqual(truth(k));
      expect(difference[l]!.upper).toBeGreaterThanOrEqual(truth(k));
    });
    expect(verdict).toBe('certified crossing');
    const crossing = Array.from({ length: 256 }, (_, i) => i + 1).find((k) => truth(k) <= 0)!;
    const [found] = crossings;
    expect(found!.overtakes).toBe('base');
    expect(found!.k.lower).toBeLessThanOrEqual(crossing);
    expect(found!.k.upper).toBeGreaterThanOrEqual(crossing);
  });

  it('taught some categories and not others', () => {
    const { verdict, gained, spread } = gainJaggedness(
      base.counts,
      trained.counts,
      measured.category,
      { prompts: 'these' },
    );
    const categories = [...new Set(measured.category)];
    const truth = categories.map((name) => {
      const gains = measured.category.flatMap((category, i) =>
        category === name ? [trained.rates[i]! - base.rates[i]!] : [],
      );
      return gains.reduce((a, x) => a + x, 0) / gains.length;
    });
    const mean = truth.reduce((a, x) => a + x, 0) / truth.length;
    const sd = Math.sqrt(truth.reduce((a, x) => a + (x - mean) ** 2, 0) / (truth.length - 1));
    expect(verdict).toBe('jagged');
    expect(spread.lower).toBeLessThanOrEqual(sd);
    expect(spread.upper).toBeGreaterThanOrEqual(sd);
    for (const name of gained) expect(truth[categories.indexOf(name)]).toBeGreaterThan(0);
    expect(gained.length).toBeGreaterThan(0);
  });
});
