import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pilotValue } from '../../src/index.ts';

const deviation = fc.double({ min: 0.01, max: 2, noNaN: true });
const mean = fc.double({ min: -1, max: 1, noNaN: true });

/** E max(0, x) of x ~ N(−|μ₀|, s²), by the trapezoid rule. */
function gain(priorMean: number, s: number): number {
  const n = 20_000;
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    const z = -10 + (20 * i) / n;
    sum += Math.max(0, s * z - Math.abs(priorMean)) * Math.exp((-z * z) / 2);
  }
  return (sum * 20) / n / Math.sqrt(2 * Math.PI);
}

describe('pilotValue', () => {
  it('is what is gained on average by turning the choice', () => {
    fc.assert(
      fc.property(mean, deviation, deviation, (mu, s0, sigma) => {
        const s = s0 ** 2 / Math.hypot(s0, sigma);
        expect(pilotValue(mu, s0, sigma)).toBeCloseTo(gain(mu, s), 6);
      }),
      { numRuns: 20 },
    );
  });
  it('grows with doubt, falls with the noise of the pilot and with a clear favourite', () => {
    fc.assert(
      fc.property(mean, deviation, deviation, (mu, s0, sigma) => {
        const value = pilotValue(mu, s0, sigma);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(pilotValue(-mu, s0, sigma)).toBe(value);
        expect(pilotValue(mu, s0 * 1.1, sigma)).toBeGreaterThanOrEqual(value);
        expect(pilotValue(mu, s0, sigma * 1.1)).toBeLessThanOrEqual(value);
        expect(pilotValue(mu * 1.1, s0, sigma)).toBeLessThanOrEqual(value);
      }),
    );
  });
  it('is nothing where nothing can be learned, and most with a perfect pilot', () => {
    expect(pilotValue(0.1, 0.3, 1e300)).toBe(0);
    expect(pilotValue(0, 0.3, 0)).toBeCloseTo(0.3 / Math.sqrt(2 * Math.PI), 12);
    expect(pilotValue(NaN, 0.3, 0.3)).toBe(NaN);
  });
});
