import { createSkilled } from './createSkilled.ts';
import { type SkillRates, skillRates } from './skillRates.ts';
import type { StudentKind } from './student.ts';

/**
 * A student of item response theory: skills that tasks share, and a memory of each task.
 *
 * p = σ(w·θ + u − b) with skills θ, memory u, loading w and difficulty b. A group moves both along
 * the policy gradient g = 1/n Σ (r − r̄)(o − p), o = 1 for a right answer: E[g] = (n − 1)/n · p(1 − p)
 * with an honest verifier, so that tasks that are always or never solved teach nothing. Nobody tells
 * the student so. A hint of share h adds h × its worth to the logit, and teaches (1 − h) of what the
 * task would.
 *
 * @param options learning rates.
 * @returns the kind; `create(world)` makes a beginner, θ = u = 0.
 * @throws {DomainError} a rate that is not a finite number.
 *
 * @see Lord (1980), Applications of Item Response Theory
 *
 * @example
 * ```ts
 * const world = createWorld(createScenario('clean'), 7);
 * const student = irt().create(world);
 * student.passRate(0, 0) === 1 / (1 + Math.exp(world.difficulty[0])); // => true
 * ```
 */
export function irt(options: SkillRates = {}): StudentKind {
  const rates = skillRates('irt', options);
  return { name: 'irt', create: (world) => createSkilled(world, rates) };
}
