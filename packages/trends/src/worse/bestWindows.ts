import { WIDTHS } from './widths.ts';

/** The best window that ended before a step. */
interface BestWindow {
  /** Its mean − z se; −Infinity where no window may be the best. */
  readonly bound: number;
  /** Its length in steps; 0 where there is none. */
  readonly width: number;
}

/** The best windows by width and end. They grow by a step, and can be cut back. */
export interface BestWindows {
  /** Takes in the windows that end with the next step, given the bound of the one that starts at `from`. */
  add(boundOf: (from: number) => number): void;
  /** The best of at least `leastWidth` steps that ended when only the steps before `end` were there. */
  before(end: number, leastWidth: number): BestWindow;
  /** Where such a window stands; the first of those that are as good. */
  place(best: BestWindow): readonly [from: number, to: number];
  /** The bound of the best of any width. */
  highest(end: number): number;
  /** Forgets all but the first steps. */
  cut(steps: number): void;
}

/** No windows yet. */
export function bestWindows(): BestWindows {
  // by width: the highest bound of a window that ends at a step or before, from the first end on
  const bounds: number[][] = WIDTHS.map(() => []);
  const highest: number[] = [-Infinity]; // of any width
  const boundAt = (k: number, end: number) => bounds[k]![end - WIDTHS[k]!] ?? -Infinity;
  return {
    add(boundOf) {
      const end = highest.length;
      let top = highest[end - 1]!;
      for (let k = 0; k < WIDTHS.length && WIDTHS[k]! <= end; k++) {
        const bound = boundOf(end - WIDTHS[k]!);
        bounds[k]!.push(Math.max(boundAt(k, end - 1), bound));
        top = Math.max(top, bound);
      }
      highest.push(top);
    },
    before(end, leastWidth) {
      let [bound, width] = [-Infinity, 0];
      for (let k = 0; k < WIDTHS.length && WIDTHS[k]! <= end; k++) {
        if (WIDTHS[k]! < leastWidth || !(boundAt(k, end) > bound)) continue;
        bound = boundAt(k, end);
        width = WIDTHS[k]!;
      }
      return { bound, width };
    },
    place({ bound, width }) {
      const from = bounds[WIDTHS.indexOf(width)]!.indexOf(bound);
      return [from, from + width];
    },
    highest: (end) => highest[end] ?? -Infinity,
    cut(steps) {
      highest.length = Math.min(highest.length, steps + 1);
      bounds.forEach((column, k) => {
        column.length = Math.max(0, Math.min(column.length, steps + 1 - WIDTHS[k]!));
      });
    },
  };
}
