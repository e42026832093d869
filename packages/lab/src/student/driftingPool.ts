import { inScenario } from './inScenario.ts';
import { irt } from './irt.ts';
import type { StudentKind } from './student.ts';

/**
 * An {@link irt} student whose pool changes: tasks arrive during the first half of the budget and
 * leave during the second. Judged are the tasks that are there.
 *
 * @param options `arrivals`, `departures`: shares of the pool. Default 0.5 and 0.25.
 * @returns the kind.
 *
 * @example
 * ```ts
 * driftingPool().name; // => 'driftingPool'
 * ```
 */
export function driftingPool({
  arrivals = 0.5,
  departures = 0.25,
}: {
  readonly arrivals?: number;
  readonly departures?: number;
} = {}): StudentKind {
  return inScenario('driftingPool', irt(), { arrivals, departures });
}
