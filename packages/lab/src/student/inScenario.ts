import type { Scenario } from '../scenario/scenario.ts';
import type { StudentKind } from './student.ts';

/**
 * A student under further circumstances, whatever the scenario: outcomes that come late, a pool that
 * changes, rollouts that are lost.
 *
 * @param name unique name.
 * @param kind the student.
 * @param circumstances parameters that replace those of every scenario.
 * @returns the kind.
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
  return {
    ...kind,
    name,
    adapt: (scenario) => ({ ...(kind.adapt?.(scenario) ?? scenario), ...circumstances }),
  };
}
