import { checkObject } from '@bits-per-sample/core';
import { checkScenario } from '../scenario/checkScenario.ts';
import { createScenario } from '../scenario/createScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { checkKind } from './checkKind.ts';
import type { StudentKind } from './student.ts';

/**
 * A student under further circumstances, whatever the scenario: outcomes that come late, a pool that
 * changes, rollouts that are lost.
 *
 * @param name unique name.
 * @param kind the student.
 * @param circumstances parameters that replace those of every scenario.
 * @returns the kind.
 * @throws {DomainError} a name that is no text, what is no kind of student, circumstances outside their
 *   domain (see {@link createScenario}).
 *
 * @example
 * ```ts
 * const kind = inScenario('lossy', irt(), { lost: 0.1 });
 * kind.adapt(createScenario('clean')).lost; // => 0.1
 * ```
 */
export function inScenario(
  name: string,
  kind: StudentKind,
  circumstances: Partial<Omit<Scenario, 'name'>>,
): StudentKind {
  const fn = 'inScenario';
  checkKind(fn, kind);
  checkObject(fn, 'circumstances', circumstances);
  checkScenario(fn, { ...createScenario('any'), ...circumstances, name });
  return {
    ...kind,
    name,
    adapt: (scenario) => ({ ...(kind.adapt?.(scenario) ?? scenario), ...circumstances }),
  };
}
