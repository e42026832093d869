import { checkFinitePositive, checkObject } from '@bits-per-sample/core';
import { checkSeries } from '../series/checkSeries.ts';
import { meanOfSums } from '../series/meanOfSums.ts';
import { middleStep } from '../series/middleStep.ts';
import type { Series } from '../series/series.ts';

/** Options of {@link leap}. */
export interface LeapOptions {
  /** Standard errors that a leap must exceed. Default 4. */
  readonly z?: number;
  /** Least size of a leap. Default 0.2. */
  readonly size?: number;
}

/** A move too fast for learning. Positions count from 0. */
export interface Leap {
  /** The step at whose end it could be told. */
  readonly seen: number;
  /** The first step after the move. */
  readonly step: number;
  /** 1 up, −1 down. */
  readonly sign: 1 | -1;
}

/** Steps that are compared with as many before them. */
const WIDTH = 3;

/** Steps below which nothing is told, and the first step that may be a leap. */
const LEAST_STEPS = 15;
const FIRST_STEP = 9;

/** Share of `size` that must remain when z standard errors are taken off. */
const SURE_SHARE = 0.6;

/** A rise that leaves 1/5 of the failures or fewer is a leap when 0.04 of it is sure. */
const FAILURES_LEFT = 0.2;
const SURE_RISE = 0.04;

/** A leap is twice any earlier move, moves that overlap with it left out. */
const TIMES_EARLIER = 2;

/**
 * A move of a share that is too fast for learning: three steps against the three before.
 *
 * It is told when the move is `size` or more and 0.6 of `size` are left after z standard errors, or
 * when failures fall to a fifth; when the median steps say so too, so that one odd step is no leap (where steps
 * have 24 groups each); and when it is twice any earlier move of the run. Nothing is told in
 * runs of fewer than 15 steps.
 *
 * @param series a share in [0, 1], of `countSeries`.
 * @param options `z` (default 4), `size` (default 0.2).
 * @returns the first leap; null if there is none.
 * @throws {DomainError} no series, z ≤ 0, or size ≤ 0.
 *
 * @example
 * ```ts
 * const n = Array(20).fill(64);
 * const right = countSeries({ n, sum: n.map((_, step) => (step < 12 ? 32 : 64)) });
 * leap(right); // => { seen: 13, step: 12, sign: 1 }
 * ```
 */
export function leap(series: Series, options: LeapOptions = {}): Leap | null {
  checkSeries('leap', 'series', series);
  checkObject('leap', 'options', options);
  const { z = 4, size = 0.2 } = options;
  checkFinitePositive('leap', 'z', z);
  checkFinitePositive('leap', 'size', size);
  const { steps, sums, inflations } = series;
  if (steps < LEAST_STEPS) return null;
  const moves = Array.from({ length: steps - 2 * WIDTH + 1 }, (_, i) => {
    const step = i + WIDTH;
    const before = meanOfSums(sums, step - WIDTH, step, inflations[step - 1]!);
    const after = meanOfSums(sums, step, step + WIDTH, inflations[step - 1]!);
    return { step, before, after, size: after.mean - before.mean };
  });
  const isLeap = ({ step, before, after, size: move }: (typeof moves)[number]) => {
    const margin = z * Math.hypot(before.standardError, after.standardError);
    const large = Math.abs(move) >= size && Math.abs(move) - margin >= SURE_SHARE * size;
    const failuresBefore = 1 - before.mean - 2 * before.standardError;
    const failuresAfter = 1 - after.mean + 2 * after.standardError;
    const cured = move - margin >= SURE_RISE && failuresAfter <= FAILURES_LEFT * failuresBefore;
    const middle = middleStep(sums, step, step + WIDTH) - middleStep(sums, step - WIDTH, step);
    const lasting = !(Math.sign(move) * middle < (large ? SURE_SHARE * size : SURE_RISE));
    return (large || cured) && lasting;
  };
  let earlier = 0;
  for (const [i, move] of moves.entries()) {
    const apart = moves[Math.max(0, i - 2 * WIDTH)]!.size;
    if (!Number.isNaN(apart)) earlier = Math.max(earlier, Math.abs(apart));
    if (move.step < FIRST_STEP || Math.abs(move.size) < TIMES_EARLIER * earlier || !isLeap(move))
      continue;
    const sign = move.size > 0 ? 1 : -1;
    const near = moves.slice(i, i + WIDTH + 1);
    const largest = near.reduce((a, b) => (sign * b.size > sign * a.size ? b : a));
    return { seen: move.step + WIDTH - 1, step: largest.step, sign };
  }
  return null;
}
