import { readFileSync } from 'node:fs';
import { countSeries, plainSeries, type Series, type WorseOptions } from '../../src/index.ts';

/** A series as the golden files hold it: sums of each step, or one plain value a step. */
export interface GoldenSeries {
  readonly n?: number[];
  readonly s1?: number[];
  readonly s2?: number[];
  readonly plain?: (number | null)[];
  readonly log?: boolean;
}

/** The options of a detector as the reference names them. */
export interface GoldenArgs {
  readonly bad: number;
  readonly rel?: number;
  readonly abs?: number;
  readonly z?: number;
  readonly floor?: number;
  readonly ratio?: number;
}

/** What the reference says became worse. */
export interface GoldenWorse {
  readonly t: number;
  readonly w: number;
  readonly ref: number[];
  readonly now: number[];
  readonly active: boolean;
  readonly until: number;
  readonly end: number;
}

/** Where the reference sees it begin. */
export interface GoldenOnset {
  readonly onset: number;
  readonly full: number;
  readonly lo: number;
  readonly hi: number;
  readonly D: number;
  readonly gradual: boolean;
}

/** Reads a golden file. */
export const readGolden = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8'));

/** The values of a plain series, NaN where one is missing. */
export const valuesOf = (plain: readonly (number | null)[]): number[] =>
  plain.map((x) => x ?? Number.NaN);

/** The series, its first steps only if told so. */
export function seriesOf(series: GoldenSeries, steps?: number): Series {
  const { n = [], s1 = [], s2, plain, log = false } = series;
  if (plain) return plainSeries(valuesOf(plain).slice(0, steps), { log });
  const squares = s2 && { squares: s2.slice(0, steps) };
  return countSeries({ n: n.slice(0, steps), sum: s1.slice(0, steps), ...squares });
}

/** The options of `worse`. */
export function optionsOf({ bad, rel, abs, z }: GoldenArgs): WorseOptions {
  return {
    direction: bad < 0 ? 'fall' : 'rise',
    ...(rel === undefined ? {} : { relative: rel }),
    ...(abs === undefined ? {} : { absolute: abs }),
    ...(z === undefined ? {} : { z }),
  };
}

/** A worse of the reference in our words. */
export const worseOf = ({ t, w, ref, ...same }: GoldenWorse) => ({
  seen: t,
  width: w,
  reference: ref,
  ...same,
});

/** An onset of the reference in our words, without its size. */
export const placesOf = ({ onset, full, lo, hi, gradual }: GoldenOnset) => ({
  step: onset,
  full,
  low: lo,
  high: hi,
  gradual,
});
