import type { Estimator } from '../strategy/stage.ts';

const last = 'last.mean';
const version = 'last.version';

/**
 * The pass rate of the newest group alone, newest by policy version: a group that comes late does
 * not overwrite one of a later policy. With 8 rollouts it is noisy by ± 0.18.
 *
 * @returns the estimator; NaN for a task without a group yet.
 *
 * @example
 * ```ts
 * lastMean().columns; // => { 'last.mean': NaN, 'last.version': -1 }
 * ```
 */
export function lastMean(): Estimator {
  return {
    columns: { [last]: NaN, [version]: -1 },
    mean: (pool, row) => pool.columns[last]![row]!,
    observe(pool, row, { attempts, successes, outcome }) {
      if (outcome.policyVersion < pool.columns[version]![row]!) return;
      pool.columns[version]![row] = outcome.policyVersion;
      pool.columns[last]![row] = successes / attempts;
    },
  };
}
