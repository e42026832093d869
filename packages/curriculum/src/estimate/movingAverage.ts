import { power } from '@bits-per-sample/core';
import { checkRate } from '../check/checkRate.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { Estimator } from '../strategy/stage.ts';

/** Options of {@link movingAverage}. */
export interface MovingAverageOptions {
  /** Step towards the newest group, in (0, 1]. Default 0.5. */
  readonly rate?: number;
  /** Share of the step kept per policy version of lag, in (0, 1]. Default 0.9. */
  readonly lagDecay?: number;
}

const average = 'average.rate';

/**
 * Pass rates as exponential moving averages of group means: m ← m + step (mean − m), with
 * step = rate · lagDecay^lag. The first group counts whole.
 *
 * @param options `rate`: default 0.5; `lagDecay`: default 0.9.
 * @returns the estimator; NaN for a task without a group yet.
 * @throws {DomainError} rate or lagDecay outside (0, 1].
 *
 * @example
 * ```ts
 * movingAverage({ rate: 0.1 }).columns; // => { 'average.rate': NaN }
 * ```
 */
export function movingAverage(options: MovingAverageOptions = {}): Estimator {
  const { rate, lagDecay } = withDefaults('movingAverage', options, {
    rate: 0.5,
    lagDecay: 0.9,
  });
  checkRate('movingAverage', 'rate', rate);
  checkRate('movingAverage', 'lagDecay', lagDecay);
  return {
    columns: { [average]: NaN },
    mean: (pool, row) => pool.columns[average]![row]!,
    observe(pool, row, { attempts, successes, lag }) {
      const column = pool.columns[average]!;
      const before = column[row]!;
      const mean = successes / attempts;
      column[row] = Number.isNaN(before)
        ? mean
        : before + rate * power(lagDecay, lag) * (mean - before);
    },
  };
}
