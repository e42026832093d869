import { checkRate } from '../check/checkRate.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { Score } from '../strategy/stage.ts';

/** Options of {@link signal}. */
export interface SignalOptions {
  /** What the trainer reports. Default `absAdvantage`. */
  readonly name?: 'absAdvantage' | 'valueLoss' | 'entropy' | 'gradNorm';
  /** Step of the moving average, in (0, 1]. Default 1: the newest alone. */
  readonly rate?: number;
}

const value = 'signal.value';

/**
 * Worth as the trainer measures it: a moving average of a signal that outcomes carry. Where
 * `absAdvantage` is not reported, the mean |r − mean r| of the group's rewards stands in.
 *
 * @param options `name`: default `absAdvantage`; `rate`: default 1.
 * @returns the score; NaN (unknown) for tasks without a value. A group without one, or with one
 *   that is not finite, changes nothing.
 * @throws {DomainError} rate outside (0, 1].
 *
 * @example
 * ```ts
 * signal({ name: 'valueLoss' }).columns; // => { 'signal.value': NaN }
 * ```
 */
export function signal(options: SignalOptions = {}): Score {
  const { name, rate } = withDefaults('signal', options, {
    name: 'absAdvantage',
    rate: 1,
  });
  checkRate('signal', 'rate', rate);
  return {
    columns: { [value]: NaN },
    score: ({ columns }, row) => Math.max(0, columns[value]![row]!),
    observe({ columns }, row, { outcome, mean, attempts }) {
      const { rewards, signals } = outcome;
      const own =
        name === 'absAdvantage'
          ? rewards.reduce((sum, reward) => sum + Math.abs(reward - mean), 0) / attempts
          : NaN;
      const now = signals?.[name] ?? own;
      if (!Number.isFinite(now)) return;
      const before = columns[value]![row]!;
      columns[value]![row] = Number.isNaN(before) ? now : before + rate * (now - before);
    },
  };
}
