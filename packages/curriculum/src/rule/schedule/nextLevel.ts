import { checkNumber, checkProbability, DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../../check/withDefaults.ts';

/** Options of {@link nextLevel}. */
export interface LevelOptions {
  /** Success rate above which the level rises. Default 0.7. */
  readonly up?: number;
  /** Success rate below which the level falls. Default 0.3. */
  readonly down?: number;
  /** Lowest and highest level. Default [0, ∞]. */
  readonly range?: readonly [number, number];
}

/**
 * The next level of a ladder of difficulty: one up when the success rate is above `up`, one down
 * when it is below `down`, else the same.
 *
 * The gap between the two thresholds is what keeps the level from swinging. Judge a level by
 * outcomes of that level alone, over a window long enough for the rate to be known to within a
 * fraction of the gap: the source takes 2560 samples.
 *
 * @param level level now.
 * @param successRate of the recent outcomes at this level, in [0, 1]; NaN (none yet) changes nothing.
 * @param options `up` = 0.7; `down` = 0.3, at most `up`; `range` = [0, ∞].
 * @returns the next level, inside the range.
 * @throws {DomainError} successRate, up or down outside [0, 1], down > up, or a range upside down.
 *
 * @see open-thought/reasoning-gym, coaching
 *
 * @example
 * ```ts
 * nextLevel(2, 0.8); // => 3
 * nextLevel(2, 0.5); // => 2
 * nextLevel(0, 0.1); // => 0
 * ```
 */
export function nextLevel(level: number, successRate: number, options: LevelOptions = {}): number {
  const { up, down, range } = withDefaults('nextLevel', options, {
    up: 0.7,
    down: 0.3,
    range: [0, Infinity],
  });
  const [lowest, highest] = range;
  checkNumber('nextLevel', 'level', level);
  checkProbability('nextLevel', 'successRate', successRate);
  checkProbability('nextLevel', 'up', up);
  checkProbability('nextLevel', 'down', down);
  if (down > up) throw new DomainError('nextLevel', 'down', `at most up = ${up}`, down);
  if (lowest > highest) throw new DomainError('nextLevel', 'range', 'from low to high', range);
  const step = Number(successRate > up) - Number(successRate < down);
  return Math.max(lowest, Math.min(highest, level + step));
}
