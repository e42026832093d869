import { checkObject } from '@bits-per-sample/core';
import { checkScenario } from '../scenario/checkScenario.ts';
import { createScenario } from '../scenario/createScenario.ts';
import { inScenario } from './inScenario.ts';
import { irt } from './irt.ts';
import type { StudentKind } from './student.ts';

/**
 * An {@link irt} student whose pool changes: tasks arrive during the first half of the budget and
 * leave during the second. Judged are the tasks that are there.
 *
 * @param options `arrivals`, `departures`: shares of the pool. Default 0.5 and 0.25.
 * @returns the kind.
 * @throws {DomainError} a share outside [0, 1].
 *
 * @example
 * ```ts
 * driftingPool().name; // => 'driftingPool'
 * ```
 */
export function driftingPool(
  options: { readonly arrivals?: number; readonly departures?: number } = {},
): StudentKind {
  checkObject('driftingPool', 'options', options);
  const { arrivals = 0.5, departures = 0.25 } = options;
  checkScenario('driftingPool', { ...createScenario('driftingPool'), arrivals, departures });
  return inScenario('driftingPool', irt(), { arrivals, departures });
}
