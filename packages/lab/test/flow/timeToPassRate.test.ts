import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passRateAfter } from '../../src/flow/passRateAfter.ts';
import {
  passRateVelocity,
  timeToPassRate,
  timeToPassRateInGroups,
  timeToPassRateMaxrl,
} from '../../src/index.ts';

const rule = fc.constantFrom('sl' as const, 'pg' as const, 'grpo' as const, 'npg' as const);
const rate = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const answers = fc.integer({ min: 2, max: 1000 });

it('times add up', () => {
  fc.assert(
    fc.property(rule, rate, rate, rate, answers, (r, a, b, c, k) => {
      const time = (from: number, to: number) => timeToPassRate(r, { from, to }, k);
      expect(time(a, b) + time(b, c)).toBeCloseTo(time(a, c), 6);
    }),
  );
});

it('its slope is one over the velocity', () => {
  fc.assert(
    fc.property(rule, fc.double({ min: 0.01, max: 0.99, noNaN: true }), answers, (r, p, k) => {
      const h = 1e-5 * p * (1 - p);
      const slope = timeToPassRate(r, { from: p - h, to: p + h }, k) / (2 * h);
      expect(slope * passRateVelocity(r, p, k)).toBeCloseTo(1, 4);
    }),
  );
});

it('the pass rate after that time is where it led', () => {
  fc.assert(
    fc.property(rule, rate, rate, answers, (r, a, b, k) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const after = passRateAfter(r, from, timeToPassRate(r, { from, to }, k), k);
      expect(after).toBeCloseTo(to, 8);
    }),
  );
});

it('MaxRL of order 1 is the policy gradient, of an endless order the label', () => {
  const span = { from: 0.05, to: 0.8 };
  expect(timeToPassRateMaxrl(1, span, 10)).toBeCloseTo(timeToPassRate('pg', span, 10), 8);
  expect(timeToPassRateMaxrl(1e6, span, 10)).toBeCloseTo(timeToPassRate('sl', span, 10), 8);
});

it('a pair weighs every success alike: GRPO is twice the policy gradient', () => {
  const span = { from: 0.01, to: 0.6 };
  expect(timeToPassRateInGroups(2, span, 3)).toBeCloseTo(timeToPassRate('pg', span, 3), 8);
});
