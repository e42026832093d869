import type { PassCounts } from '@bits-per-sample/core';
import fc from 'fast-check';
import { expect } from 'vitest';

/** Successes c among n attempts of a prompt. */
export const cell = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.record({ n: fc.constant(n), c: fc.integer({ min: 0, max: n }) }));

/** The same, with k attempts allowed. */
export const trial = cell.chain(({ n, c }) =>
  fc.record({ n: fc.constant(n), c: fc.constant(c), k: fc.integer({ min: 1, max: n }) }),
);

/** Prompts as columns. */
export const counts = (rows: readonly { n: number; c: number }[]): PassCounts => ({
  successes: Float64Array.from(rows, ({ c }) => c),
  attempts: Float64Array.from(rows, ({ n }) => n),
});

/** A benchmark of a few prompts. */
export const benchmark = fc.array(cell, { minLength: 2, maxLength: 12 });

/** Equal but for rounding. */
export const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-10);
