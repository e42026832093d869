import fc from 'fast-check';
import { expect } from 'vitest';
import { everyEstimator } from './everyEstimator.ts';

export const size = fc.integer({ min: 2, max: 128 });

export const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

export const moment = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

export const estimator = fc
  .tuple(fc.integer({ min: 2, max: 40 }), fc.nat(10))
  .map(([n, i]) => everyEstimator(n)[i]!);

export const scores = fc.record({
  p: probability,
  squaredGap: moment,
  successVariance: moment,
  failureVariance: moment,
});

export const near = (got: number, want: number, rtol = 1e-9) =>
  expect(Math.abs(got - want), `got ${got}, wanted ${want}`).toBeLessThanOrEqual(
    rtol * Math.abs(want),
  );
