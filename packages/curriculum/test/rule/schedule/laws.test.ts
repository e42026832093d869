import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adabackInterval,
  adarftTarget,
  e2hCosine,
  e2hGaussian,
  nextLevel,
  prefixFractionForTarget,
} from '../../../src/rules.ts';
import { rate, sum } from '../../support/updateRules.ts';

describe('schedules and hints', () => {
  it('AdaRFT steps by at most a tenth of its range (the source: half)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), rate, (target, reward) => {
        const next = adarftTarget(target, reward);
        expect(Math.abs(next - target)).toBeLessThanOrEqual(10 + 1e-12);
        expect((next - target) * (reward - 0.5)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('E2H mixtures sum to 1, are mirror images in time, and climb', () => {
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 30 }), (x, n) => {
        const now = e2hCosine(x, n);
        const then = e2hCosine(1 - x, n);
        expect(sum(now)).toBeCloseTo(1, 12);
        now.forEach((share, i) => {
          expect(then[n - 1 - i]).toBeCloseTo(share, 9);
        });
        const window = e2hGaussian(x, n, { floor: 0.5 / n });
        expect(sum(window)).toBeCloseTo(1, 12);
        expect(Math.min(...window)).toBeGreaterThanOrEqual(0.5 / n);
        const level = (p: Float64Array) => sum(p.map((share, i) => share * i));
        expect(level(e2hGaussian(Math.min(1, x + 0.1), n))).toBeGreaterThanOrEqual(
          level(e2hGaussian(x, n)) - 1e-9,
        );
      }),
    );
  });

  it('levels move by one, inside the range, and rest between the thresholds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), rate, (level, successRate) => {
        const next = nextLevel(level, successRate, { range: [0, 9] });
        const step = successRate > 0.7 ? 1 : successRate < 0.3 ? -1 : 0;
        expect(next).toBe(Math.min(9, Math.max(0, level + step)));
      }),
    );
    expect(nextLevel(4, NaN)).toBe(4);
  });

  it('an AdaBack interval only ever shrinks (ours to go back is hintBisect)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(rate, rate)), (groups) => {
        let interval = { lower: 0, upper: 0.9 };
        for (const [where, reward] of groups) {
          const { lower, upper } = interval;
          interval = adabackInterval(interval, lower + where * (upper - lower), reward);
          expect(interval.lower).toBeGreaterThanOrEqual(lower);
          expect(interval.upper).toBeLessThanOrEqual(upper);
        }
      }),
    );
  });

  it('a prefix of the share found lifts the pass rate to the target', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 0.999, noNaN: true }),
        fc.double({ min: 1e-6, max: 0.999, noNaN: true }),
        (p0, target) => {
          const lifted = p0 ** (1 - prefixFractionForTarget(p0, target));
          expect(lifted).toBeCloseTo(Math.max(p0, target), 9);
        },
      ),
    );
  });
});
