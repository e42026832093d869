import { describe, expect, it } from 'vitest';
import { coarseCounts } from '../../src/compare/coarseCounts.ts';

describe('counts of many kinds', () => {
  const attempts = Array.from({ length: 3000 }, (_, i) => 20 + (i % 500));
  const successes = attempts.map((n, i) => (i < 40 ? 0 : i < 80 ? n : (i * 7) % n));

  it('are left alone while they are few', () => {
    const few = { attempts: [5, 5, 9], successes: [0, 5, 3] };
    expect(coarseCounts(few)).toEqual(few);
  });

  it('become few; rates move by less than half a standard deviation, never and always not at all', () => {
    const coarse = coarseCounts({ attempts, successes });
    const kinds = new Set(attempts.map((_, i) => `${coarse.successes[i]} ${coarse.attempts[i]}`));
    expect(kinds.size).toBeLessThan(512);
    const angle = (k: number, n: number) => Math.asin(Math.sqrt(k / n));
    attempts.forEach((n, i) => {
      const [k, less] = [coarse.successes[i]!, coarse.attempts[i]!];
      expect(less).toBeLessThanOrEqual(n);
      expect(less).toBeGreaterThan(n / 2);
      expect(k === 0).toBe(successes[i] === 0);
      expect(k === less).toBe(successes[i] === n);
      const sd = 1 / (2 * Math.sqrt(less));
      if (k > 0.5 && k < less - 0.5)
        expect(Math.abs(angle(k, less) - angle(successes[i]!, n))).toBeLessThan(sd / 2);
    });
  });
});
