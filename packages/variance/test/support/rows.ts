import fc from 'fast-check';
import { expect } from 'vitest';
import { GradientAccumulator } from '../../src/index.ts';

export const D = 5;

export const entry = fc.integer({ min: -100_000, max: 100_000 }).map((x) => x / 1024);

export const row = fc.array(entry, { minLength: D, maxLength: D });

export const options = { perCoordinate: true, directions: true, microbatch: 3 };

export const flat = (rows: number[][]) => Float64Array.from(rows.flat());

export const fold = (rows: number[][]) => new GradientAccumulator(D, options).update(flat(rows));

export function expectClose(got: unknown, want: unknown, scale = 1, path = ''): void {
  if (typeof want === 'number') {
    if (
      !Object.is(got, want) &&
      !(Math.abs((got as number) - want) <= 1e-9 * (scale + Math.abs(want)))
    )
      expect.fail(`${path}: got ${got}, wanted ${want}`);
  } else if (want !== null && typeof want === 'object')
    for (const [key, value] of Object.entries(want))
      expectClose((got as Record<string, unknown>)[key], value, scale, `${path}.${key}`);
  else expect(got).toEqual(want);
}
