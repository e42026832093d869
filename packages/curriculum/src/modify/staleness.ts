import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Modifier } from '../strategy/stage.ts';

/** Options of {@link staleness}. */
export interface StalenessOptions {
  /** Growth of the weight per policy version without a draw, ≥ 0. Default 0.01. */
  readonly rate?: number;
}

const drawnAt = 'staleness.drawnAt';

/**
 * Raises the weight of tasks that have not been drawn for long: w (1 + rate · versions).
 *
 * @param options `rate`: default 0.01, so that a weight doubles in 100 versions.
 * @returns the modifier.
 * @throws {DomainError} a negative rate.
 *
 * @example
 * ```ts
 * staleness().timed; // => true
 * ```
 */
export function staleness(options: StalenessOptions = {}): Modifier {
  const { rate } = withDefaults('staleness', options, {
    rate: 0.01,
  });
  if (!(rate >= 0)) throw new DomainError('staleness', 'rate', '≥ 0', rate);
  return {
    name: 'staleness',
    timed: true,
    columns: { [drawnAt]: 0 },
    drawn({ columns, clock, stratum }, row) {
      columns[drawnAt]![row] = clock[stratum[row]!]!;
    },
    modify: (weight, { columns, clock, stratum }, row) =>
      weight * (1 + rate * (clock[stratum[row]!]! - columns[drawnAt]![row]!)),
  };
}
