import { DomainError } from '../errors.ts';

/**
 * Rejects what is not k successes of n trials at a level.
 *
 * @internal
 */
export function checkCounts(fn: string, successes: number, trials: number, level: number): void {
  const whole = (x: number) => Number.isNaN(x) || (Number.isInteger(x) && x >= 0);
  if (!whole(trials)) throw new DomainError(fn, 'trials', 'an integer ≥ 0', trials);
  if (!whole(successes) || successes > trials)
    throw new DomainError(fn, 'successes', `an integer in [0, trials = ${trials}]`, successes);
  if (!(level > 0 && level < 1)) throw new DomainError(fn, 'level', 'in (0, 1)', level);
}
