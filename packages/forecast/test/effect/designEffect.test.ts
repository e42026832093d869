import { lbeta } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designEffect, designEffects } from '../../src/index.ts';

/** Share of dead groups of a beta-binomial: B(a + G, b) / B(a, b) + B(a, b + G) / B(a, b). */
function deadShare(p: number, rho: number, groupSize: number): number {
  const a = (p * (1 - rho)) / rho;
  const b = ((1 - p) * (1 - rho)) / rho;
  return (
    Math.exp(lbeta(a + groupSize, b) - lbeta(a, b)) +
    Math.exp(lbeta(a, b + groupSize) - lbeta(a, b))
  );
}

const probability = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const size = fc.integer({ min: 2, max: 64 });

describe('designEffect', () => {
  it('finds the correlation that made the dead groups', () => {
    const correlation = fc.double({ min: 0.01, max: 0.94, noNaN: true });
    fc.assert(
      fc.property(probability, correlation, size, (p, rho, groupSize) => {
        const found =
          (designEffect(p, deadShare(p, rho, groupSize), groupSize) - 1) / (groupSize - 1);
        expect(found).toBeCloseTo(rho, 6);
      }),
    );
  });
  it('is the same of failures, within bounds, and grows with the dead share', () => {
    fc.assert(
      fc.property(probability, probability, probability, size, (p, some, more, groupSize) => {
        const effect = designEffect(p, some, groupSize);
        expect(designEffect(1 - p, some, groupSize)).toBeCloseTo(effect, 9);
        expect(effect).toBeGreaterThanOrEqual(1);
        expect(effect).toBeLessThanOrEqual(1 + 0.95 * (groupSize - 1));
        const [low, high] = [Math.min(some, more), Math.max(some, more)];
        expect(designEffect(p, high, groupSize)).toBeGreaterThanOrEqual(
          designEffect(p, low, groupSize),
        );
      }),
    );
  });
  it('is 1 where groups tell no correlation', () => {
    expect(designEffect(0, 1, 8)).toBe(1);
    expect(designEffect(1, 1, 8)).toBe(1);
    expect(designEffect(0.3, 1, 1)).toBe(1);
    expect(designEffect(NaN, 0.5, 8)).toBe(NaN);
  });
});

describe('designEffects', () => {
  const rows = 40;
  const column = (x: (i: number) => number) => Array.from({ length: rows }, (_, i) => x(i));
  const steps = {
    successes: column((i) => 60 + i),
    attempts: column(() => 256),
    groups: column(() => 32),
    deadGroups: column((i) => 10 + (i % 5)),
  };
  it('is the design effect of the seventeen steps around', () => {
    const sum = (x: number[]) => x.slice(12, 29).reduce((a, b) => a + b, 0);
    expect(designEffects(steps)[20]).toBeCloseTo(
      designEffect(
        sum(steps.successes) / sum(steps.attempts),
        sum(steps.deadGroups) / sum(steps.groups),
        8,
      ),
      12,
    );
  });
  it('is 1 where there are no rollouts', () => {
    const none = column(() => 0);
    const empty = { successes: none, attempts: none, groups: none, deadGroups: none };
    expect(designEffects(empty)).toEqual(new Float64Array(rows).fill(1));
  });
});
