import fc from 'fast-check';
import { expect } from 'vitest';

export const f64 = (xs: readonly number[]) => Float64Array.from(xs);

export const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

export const near = (got: number, want: number, rtol = 1e-9) =>
  expect(Math.abs(got - want), `got ${got}, wanted ${want}`).toBeLessThanOrEqual(
    rtol * Math.abs(want),
  );
