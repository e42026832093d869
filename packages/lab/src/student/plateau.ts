import { checkWhole } from '@bits-per-sample/core';
import { createSkilled } from './createSkilled.ts';
import { type SkillRates, skillRates } from './skillRates.ts';
import type { StudentKind } from './student.ts';

/**
 * An {@link irt} student that cannot begin some tasks: their pass rate is exactly 0 until it has
 * been right a few times with a hint. No number of rollouts without hints moves them.
 *
 * Every third task is locked, whatever its difficulty. There are hints of up to 90 % for all tasks.
 *
 * @param options learning rates; `unlockAfter`: right answers with a hint that it takes. Default 8.
 * @returns the kind.
 * @throws {DomainError} a rate that is not finite, answers that are no integer ≥ 0.
 *
 * @example
 * ```ts
 * const student = plateau().create(createWorld(createScenario('clean', { maxHint: 0.9 }), 7));
 * [student.passRate(0, 0), student.passRate(0, 0.9) > 0]; // => [0, true]
 * ```
 */
export function plateau(options: SkillRates & { readonly unlockAfter?: number } = {}): StudentKind {
  const rates = skillRates('plateau', options);
  const { unlockAfter = 8 } = options;
  checkWhole('plateau', 'unlockAfter', unlockAfter);
  return {
    name: 'plateau',
    adapt: (scenario) => ({ ...scenario, maxHint: 0.9 }),
    create: (world) => {
      const locked = world.possible.map((_, i) => (i % 3 === 0 ? 1 : 0));
      return createSkilled(world, { ...rates, unlockAfter, locked });
    },
  };
}
