import { DomainError } from '@bits-per-sample/core';
import { constants } from '../constants.ts';
import { checkColumns } from '../trend/checkColumns.ts';
import { designEffect } from './designEffect.ts';

/** Groups of each step, as columns of one length. */
export interface StepGroups {
  /** Right rollouts of the step. */
  readonly successes: ArrayLike<number>;
  /** Rollouts of the step. */
  readonly attempts: ArrayLike<number>;
  /** Groups of the step. */
  readonly groups: ArrayLike<number>;
  /** Groups among them whose rollouts are all right or all wrong. */
  readonly deadGroups: ArrayLike<number>;
}

/**
 * The {@link designEffect} of each step, from the groups of the 8 steps before it, its own and the 8
 * behind: one step alone has too few groups.
 *
 * @param steps columns of sums; steps in the order of training.
 * @returns one factor a step; 1 where no rollouts are near. The group size is that of an average group.
 * @throws {DomainError} columns of other lengths, or numbers that no step can have, with the row.
 *
 * @example
 * ```ts
 * const steps = { successes: [77], attempts: [256], groups: [32], deadGroups: [14] };
 * designEffects(steps)[0].toFixed(2); // => '4.16'
 * ```
 */
export function designEffects(steps: StepGroups): Float64Array {
  const fn = 'designEffects';
  const { successes, attempts, groups, deadGroups } = checkColumns(fn, 'steps', steps, [
    'successes',
    'attempts',
    'groups',
    'deadGroups',
  ]);
  const rows = attempts.length;
  for (let i = 0; i < rows; i++) {
    if (successes[i]! > attempts[i]!)
      throw new DomainError(fn, 'successes', 'at most attempts', successes[i], i);
    if (groups[i]! > attempts[i]!)
      throw new DomainError(fn, 'groups', 'at most attempts', groups[i], i);
    if (deadGroups[i]! > groups[i]!)
      throw new DomainError(fn, 'deadGroups', 'at most groups', deadGroups[i], i);
  }
  return Float64Array.from({ length: rows }, (_, i) => {
    const near = (column: Float64Array) =>
      column
        .subarray(Math.max(0, i - constants.neighbours), i + constants.neighbours + 1)
        .reduce((sum, x) => sum + x, 0);
    const [right, all, some, dead] = [successes, attempts, groups, deadGroups].map(near);
    if (!some) return 1;
    const groupSize = Math.max(1, Math.min(4096, Math.round(all! / some)));
    return designEffect(Math.min(1, right! / all!), Math.min(1, dead! / some), groupSize);
  });
}
