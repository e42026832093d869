import {
  checkAtLeast,
  checkFinitePositive,
  checkNumbers,
  checkObject,
} from '@bits-per-sample/core';
import { inflationOf } from '../noise/inflationOf.ts';
import { median } from '../noise/median.ts';
import { runningMedians } from '../noise/runningMedians.ts';

/** Options of {@link jump}. */
export interface JumpOptions {
  /** How many times the highest median before the median must be. Default 3. */
  readonly ratio?: number;
  /** Standard errors that the jump must exceed. Default 5. */
  readonly z?: number;
  /** Medians below it are no jump, whatever came before. Default 0. */
  readonly floor?: number;
}

/** Widths of the medians, in steps. */
const WIDTHS = [5, 10, 20, 40, 80, 160, 320];

/** A median of w steps needs 4 w steps, and 16 in all. */
const TIMES_WIDTH = 4;
const LEAST_STEPS = 16;

/** What the logarithm of 0 is taken of. */
const LEAST_LOGGED = 1e-12;

/** Steps before which λ is taken as at its most. */
const YOUNG = 64;
const MOST_INFLATION = 9;

/** Standard deviation of a normal over its median absolute deviation; standard error of a median over that of a mean. */
const FROM_MAD = 1.4826;
const MEDIAN_ERROR = 1.25;

/** Least deviation: constant values are not without error. */
const LEAST_DEVIATION = 1e-6;

/**
 * A lasting jump up of a positive metric: KL, gradient norm, share of clipped tokens.
 *
 * Told at step t when the median of w steps up to t is `ratio` times the highest median of any w steps
 * that ended w steps before or earlier, for a w of 5, 10, 20, … up to t / 4, and z standard errors
 * beyond it (on ln x). A single spike, however high, does not move a median.
 *
 *     m_w(t) − max m_w(s ≤ t − w) ≥ max(ln ratio, z se),   se = 1.25 σ √(λ / w)
 *
 * m_w(t) is the median of ln x over the w steps up to t, σ the noise of a step by the median of
 * |differences| of neighbours, λ {@link inflate} up to 9. Nothing is told of
 * fewer than 16 steps.
 *
 * @param values one number a step, ≥ 0; below 1e-12 they count as 1e-12, not finite ones are left out.
 * @param options `ratio` (default 3), `z` (default 5), `floor` (default 0).
 * @returns the first step at whose end it could be told; null if never.
 * @throws {DomainError} values that are no numbers, ratio or z ≤ 0, floor < 0.
 *
 * @example
 * ```ts
 * const kl = Array.from({ length: 40 }, (_, step) => (step < 30 ? 0.05 : 0.5) * (1 + (step % 3) / 10));
 * jump(kl, { floor: 0.1 }); // => 32
 * ```
 */
export function jump(values: ArrayLike<number>, options: JumpOptions = {}): number | null {
  checkNumbers('jump', 'values', values);
  checkObject('jump', 'options', options);
  const { ratio = 3, z = 5, floor = 0 } = options;
  checkFinitePositive('jump', 'ratio', ratio);
  checkFinitePositive('jump', 'z', z);
  checkAtLeast('jump', 'floor', floor, 0);
  const present = Array.from(values, (_, step) => step).filter((step) =>
    Number.isFinite(values[step]),
  );
  const logs = Float64Array.from(present, (step) =>
    Math.log(Math.max(values[step]!, LEAST_LOGGED)),
  );
  const differences = logs.slice(1).map((x, i) => Math.abs(x - logs[i]!));
  const least = Math.log(Math.max(floor, LEAST_LOGGED));
  let first = logs.length;
  for (const width of WIDTHS) first = Math.min(first, firstOfWidth(width));
  return present[first] ?? null;

  function firstOfWidth(width: number): number {
    const medians = runningMedians(logs, width);
    let highest = -Infinity;
    for (let step = 2 * width - 1; step < first; step++) {
      highest = Math.max(highest, medians[step - 2 * width + 1]!);
      const now = medians[step - width + 1]!;
      if (step + 1 < Math.max(TIMES_WIDTH * width, LEAST_STEPS)) continue;
      if (now < least || now - highest < Math.log(ratio)) continue;
      if (isBeyondNoise(now - highest, step, width)) return step;
    }
    return first;
  }

  function isBeyondNoise(size: number, step: number, width: number): boolean {
    const deviation = (FROM_MAD * median(differences.subarray(0, step))) / Math.SQRT2;
    const error = (deviation * MEDIAN_ERROR) / Math.sqrt(width);
    if (size < z * error) return false;
    const before = logs.subarray(0, step - width + 1);
    const variances = before.slice().fill(Math.max(deviation, LEAST_DEVIATION) ** 2);
    const inflation = step < YOUNG ? MOST_INFLATION : inflationOf(before, variances);
    return size >= z * error * Math.sqrt(Math.min(MOST_INFLATION, inflation));
  }
}
