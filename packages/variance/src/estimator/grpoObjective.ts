import { checkProbability } from '@bits-per-sample/core';

/**
 * The objective that GRPO climbs in an infinite group: 2 arcsin √p, not p.
 *
 * Its slope 1/√(p q) is steep at both ends, so an almost never and an almost always solved prompt
 * count alike. In a finite group the climb is gentler: see {@link groupObjective}.
 *
 * @param p pass rate of the prompt, in [0, 1].
 * @returns objective in [0, π].
 * @throws {DomainError} p outside [0, 1].
 *
 * @see Davis & Recht (2025), arXiv:2510.13651
 *
 * @example
 * ```ts
 * grpoObjective(0.5); // => Math.PI / 2
 * ```
 */
export function grpoObjective(p: number): number {
  checkProbability('grpoObjective', 'p', p);
  return 2 * Math.atan2(Math.sqrt(p), Math.sqrt(1 - p));
}
