import { sparkline } from './sparkline.ts';

/** A line of marks, and how many steps a mark stands for. */
export interface ShareLine {
  readonly marks: string;
  readonly each: number;
}

/**
 * Shares over the steps of a run as marks, full height = 1: one for each step, or for so many that
 * the line fits. A mark of steps of which none is known is a blank.
 *
 * @param shares from 0 to 1; NaN where it is not known.
 * @param width marks at most.
 */
export function shareLine(shares: readonly number[], width: number): ShareLine {
  const each = Math.max(1, Math.ceil(shares.length / width));
  const marks = Array.from({ length: Math.ceil(shares.length / each) }, (_, i) => {
    const known = shares.slice(i * each, (i + 1) * each).filter((x) => !Number.isNaN(x));
    if (known.length === 0) return ' ';
    return sparkline([known.reduce((sum, x) => sum + x, 0) / known.length], [0, 1]);
  });
  return { marks: marks.join(''), each };
}
