import { checkObject } from '@bits-per-sample/core';
import { checkScenario } from '../scenario/checkScenario.ts';
import { createScenario } from '../scenario/createScenario.ts';
import { inScenario } from './inScenario.ts';
import { irt } from './irt.ts';
import type { StudentKind } from './student.ts';

/**
 * An {@link irt} student in an asynchronous trainer: outcomes come back late, out of order, and some
 * never. The gradient of a late group is taken as it is, without correction.
 *
 * @param options `lag`: mean delay in policy versions (default 4, even between 0 and 8); `lost`: share
 *   of groups that never return (default 0.05).
 * @returns the kind.
 * @throws {DomainError} a negative lag, a share outside [0, 1].
 *
 * @example
 * ```ts
 * asyncLag().name; // => 'asyncLag'
 * ```
 */
export function asyncLag(
  options: { readonly lag?: number; readonly lost?: number } = {},
): StudentKind {
  checkObject('asyncLag', 'options', options);
  const { lag = 4, lost = 0.05 } = options;
  checkScenario('asyncLag', { ...createScenario('asyncLag'), lag, lost });
  return inScenario('asyncLag', irt(), { lag, lost });
}
