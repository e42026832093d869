import { readFileSync } from 'node:fs';
import { countSeries, plainSeries, type Series, type WorseOptions } from '../../src/index.ts';

/** A series as the golden file holds it: sums of each step, or one plain value a step. */
interface GoldenSeries {
  readonly n: number[];
  readonly s1: number[];
  readonly s2?: number[];
  readonly plain?: number[];
  readonly log?: boolean;
}

/** One case: a series, what is asked of it, and what the reference answered. */
interface GoldenCase {
  readonly name: string;
  readonly series: GoldenSeries;
  readonly detector?: 'worse' | 'leap' | 'jump';
  readonly args: {
    readonly bad: number;
    readonly rel?: number;
    readonly abs?: number;
    readonly floor?: number;
  };
  readonly expect: {
    readonly window: { steps: number; from: number; mean: number; se: number; wholeMean: number };
    readonly lambda: number;
    readonly worse?: {
      readonly t: number;
      readonly w: number;
      readonly ref: number[];
      readonly now: number[];
      readonly active: boolean;
      readonly until: number;
      readonly end: number;
    } | null;
    readonly onset?: {
      onset: number;
      full: number;
      lo: number;
      hi: number;
      D: number;
      gradual: boolean;
    };
    readonly leap?: { seen: number; step: number; sign: number } | null;
    readonly jump?: number | null;
  };
}

interface Golden {
  readonly cases: readonly GoldenCase[];
  readonly functions: readonly { fn: string; args: Record<string, number>; expect: number[] }[];
}

/** The golden numbers of the reference. */
export const golden: Golden = JSON.parse(
  readFileSync(new URL('../golden/now.json', import.meta.url), 'utf8'),
);

/** The series of a case, its first steps only if told so. */
export function seriesOf({ n, s1, s2, plain, log = false }: GoldenSeries, steps?: number): Series {
  if (plain) return plainSeries(plain.slice(0, steps), { log });
  const squares = s2 && { squares: s2.slice(0, steps) };
  return countSeries({ n: n.slice(0, steps), sum: s1.slice(0, steps), ...squares });
}

/** The options of `worse` in a case. */
export function optionsOf({ bad, rel, abs }: GoldenCase['args']): WorseOptions {
  return {
    direction: bad < 0 ? 'fall' : 'rise',
    ...(rel === undefined ? {} : { relative: rel }),
    ...(abs === undefined ? {} : { absolute: abs }),
  };
}
