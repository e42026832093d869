import { checkProbability } from '@bits-per-sample/core';
import { checkRates } from './checkRates.ts';
import { createSkilled } from './createSkilled.ts';
import { type SkillRates, skillRates } from './skillRates.ts';
import type { StudentKind } from './student.ts';

/**
 * An {@link irt} student that forgets: skills and memories shrink at every step, and what is not
 * practised is lost. Punishes a curriculum that never returns to what is solved.
 *
 * @param options learning rates; `rate`: share lost per step, in [0, 1). Default 0.001: a memory
 *   without practice halves in 690 steps.
 * @returns the kind.
 * @throws {DomainError} a learning rate that is not finite, a rate of loss outside [0, 1].
 *
 * @see French (1999), doi:10.1016/S1364-6613(99)01294-2: catastrophic forgetting
 *
 * @example
 * ```ts
 * const student = forgetting().create(createWorld(createScenario('clean'), 7));
 * student.learn(0, 0, 2, Uint8Array.of(0, 1), Float64Array.of(0.5, -0.5));
 * student.step(1);
 * const known = student.passRate(0, 0);
 * student.step(1);
 * student.passRate(0, 0) < known; // => true
 * ```
 */
export function forgetting(options: SkillRates & { readonly rate?: number } = {}): StudentKind {
  const rates = skillRates('forgetting', options);
  const { rate = 0.001 } = options;
  checkProbability('forgetting', 'rate', rate);
  checkRates('forgetting', { rate });
  return {
    name: 'forgetting',
    create: (world) => createSkilled(world, { ...rates, forgetting: rate }),
  };
}
