import { createRng, sampleNormal } from '@bits-per-sample/core';
import { beforeEach, expect } from 'vitest';
import { report } from '../../src/index.ts';

/** Means of a step. */
export type Row = Readonly<Record<string, number | null>>;

let rng = createRng(11);
beforeEach(() => {
  rng = createRng(11);
});
/** A mean with the noise of a step. */
export const around = (mean: number, noise = 0.02): number => mean + noise * sampleNormal(rng);
/** So many steps. */
export const times = (n: number, row: (i: number) => Row): Row[] =>
  Array.from({ length: n }, (_, i) => ({ step: i, lr: 1e-6, ...row(i) }));

/** What the report of these means says of changes. */
export const trendsOf = async (rows: readonly Row[]) => (await report(rows)).now!.trends;
/** The one finding of a code. */
export const only = async (rows: readonly Row[], code: string) => {
  const found = (await trendsOf(rows)).filter((trend) => trend.code === code);
  expect(found).toHaveLength(1);
  return found[0]!;
};
/** The codes of all findings. */
export const codes = async (rows: readonly Row[]) => (await trendsOf(rows)).map(({ code }) => code);

/** The step at which something changes. */
export const AT = 40;
/** One value before step 40, another from it on. */
export const step = (i: number, before: number, after: number): number => (i < AT ? before : after);
