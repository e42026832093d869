import { meanOfSums } from '../series/meanOfSums.ts';
import type { PrefixSums } from '../series/prefixSums.ts';
import type { WorseRule } from './worseRule.ts';
import type { WorseScan } from './worseScan.ts';

/** A headline that became worse than its best. Positions count from 0; [from, to) leaves `to` out. */
export interface Worse {
  /** The first step at whose end it could be told. */
  readonly seen: number;
  /** Steps of the window that told it. */
  readonly width: number;
  /** The best window before it. */
  readonly reference: readonly [from: number, to: number];
  /** The window that told it: [seen + 1 − width, seen + 1). */
  readonly now: readonly [from: number, to: number];
  /** Whether the last step still tells it. */
  readonly active: boolean;
  /** The first step after `seen` that no longer tells it; the number of steps while none. */
  readonly until: number;
  /** Up to where the onset is to be looked for: `until`, or behind the worst window where it is over. */
  readonly end: number;
}

/** Steps below which windows of one and two steps may be worse: else a short run had no answer. */
const SHORT_RUN = 12;

/** Least width of a window that may be worse, in a run of so many steps. */
export const leastWidth = (steps: number): number => (steps >= SHORT_RUN ? 3 : 1);

/** What a scan found. */
export function worseOfScan(scan: WorseScan, sums: PrefixSums, { sign }: WorseRule): Worse | null {
  const { fires } = scan;
  const first = scan.first();
  if (first === null) return null;
  const steps = fires.length;
  const { seen, width, reference } = first;
  const over = fires.indexOf(false, seen);
  const until = over < 0 ? steps : over;
  return {
    seen,
    width,
    reference,
    now: [seen + 1 - width, seen + 1],
    active: fires[steps - 1]!,
    until,
    end: until === steps ? steps : 1 + worstWindow(),
  };

  function worstWindow(): number {
    let [worst, at] = [Infinity, seen];
    for (let step = seen; step < until; step++) {
      const mean = sign * meanOfSums(sums, step + 1 - width, step + 1, 1).mean;
      if (mean < worst) [worst, at] = [mean, step];
    }
    return at;
  }
}
