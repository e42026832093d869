import { checkRates } from './checkRates.ts';
import { createSkilled } from './createSkilled.ts';
import { type SkillRates, skillRates } from './skillRates.ts';
import type { StudentKind } from './student.ts';

/**
 * An {@link irt} student whose skills form a chain: skill j learns only once skill j − 1 is high.
 * A task of a skill that is not ready teaches next to nothing, whatever its pass rate: rewards a
 * curriculum that looks at progress and not at p(1 − p) alone.
 *
 * Readiness σ(3(θ₍j−1₎ − height)) scales the gradient; a task is as ready as its least ready skill.
 *
 * @param options learning rates; `height` a skill must have, logits. Default 0.5.
 * @returns the kind.
 * @throws {DomainError} a rate or a height that is not a finite number.
 *
 * @example
 * ```ts
 * prerequisites().name; // => 'prerequisites'
 * ```
 */
export function prerequisites(
  options: SkillRates & { readonly height?: number } = {},
): StudentKind {
  const rates = skillRates('prerequisites', options);
  const { height = 0.5 } = options;
  checkRates('prerequisites', { height });
  return {
    name: 'prerequisites',
    create: (world) => createSkilled(world, { ...rates, prerequisite: height }),
  };
}
