import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Estimator } from '../strategy/stage.ts';

/** Options of {@link windowMean}. */
export interface WindowMeanOptions {
  /** Groups remembered of each task, in [1, 32]. Default 4. */
  readonly groups?: number;
}

const seen = 'window.seen';

/**
 * Pass rates as means of the last few groups of each task, in the order they were reported.
 *
 * @param options `groups`: default 4. Each costs 8 bytes per task.
 * @returns the estimator; NaN for a task without a group yet.
 * @throws {DomainError} groups no integer in [1, 32].
 *
 * @example
 * ```ts
 * windowMean({ groups: 1 }).columns; // => { 'window.seen': 0, 'window.0': 0 }
 * ```
 */
export function windowMean(options: WindowMeanOptions = {}): Estimator {
  const { groups } = withDefaults('windowMean', options, {
    groups: 4,
  });
  if (!(Number.isInteger(groups) && groups >= 1 && groups <= 32))
    throw new DomainError('windowMean', 'groups', 'an integer in [1, 32]', groups);
  const names = Array.from({ length: groups }, (_, k) => `window.${k}`);
  return {
    columns: Object.fromEntries([seen, ...names].map((name) => [name, 0])),
    mean({ columns }, row) {
      const filled = Math.min(groups, columns[seen]![row]!);
      let sum = 0;
      for (let k = 0; k < filled; k++) sum += columns[names[k]!]![row]!;
      return sum / filled;
    },
    observe({ columns }, row, { attempts, successes }) {
      const count = columns[seen]![row]!;
      columns[names[count % groups]!]![row] = successes / attempts;
      columns[seen]![row] = count + 1;
    },
  };
}
