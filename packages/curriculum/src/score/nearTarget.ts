import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Score } from '../strategy/stage.ts';

/** Options of {@link nearTarget}. */
export interface NearTargetOptions {
  /** Pass rate that is worth most, in [0, 1]. Default 0.5. */
  readonly target?: number;
}

/**
 * Worth 1 − |p − target|: the nearer to a target pass rate, the better.
 *
 * @param options `target`: default 0.5.
 * @returns the score.
 * @throws {DomainError} target outside [0, 1].
 *
 * @example
 * ```ts
 * nearTarget({ target: 0.5 }).worth?.(0.75); // => 0.75
 * nearTarget({ target: 0.5 }).band?.(0.75); // => [0.25, 0.75]
 * ```
 */
export function nearTarget(options: NearTargetOptions = {}): Score {
  const { target } = withDefaults('nearTarget', options, {
    target: 0.5,
  });
  if (!(target >= 0 && target <= 1))
    throw new DomainError('nearTarget', 'target', 'in [0, 1]', target);
  const worth = (p: number) => 1 - Math.abs(p - target);
  return {
    worth,
    best: 1,
    score: (_pool, _row, mean) => worth(mean),
    band: (least) => [target - (1 - least), target + (1 - least)],
  };
}
