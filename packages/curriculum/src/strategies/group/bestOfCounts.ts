import { passRateOfBest } from '../../rule/attempts/passRateOfBest.ts';
import type { Estimator } from '../../strategy/stage.ts';

/**
 * Lets an estimator of the pass rate of one attempt learn from units that were each the best of k:
 * a failed unit is k failures, a solved one its expected number of successes, k p / pass@k.
 * @internal
 */
export function bestOfCounts(estimator: Estimator): Estimator {
  return {
    ...estimator,
    observe(pool, row, group) {
      const { attempts = 1 } = group.draw;
      const p = estimator.mean(pool, row);
      const each = p > 0 ? (attempts * p) / passRateOfBest(p, attempts) : 1;
      estimator.observe?.(pool, row, {
        ...group,
        attempts: group.attempts * attempts,
        successes: group.successes * Math.min(attempts, each),
      });
    },
  };
}
