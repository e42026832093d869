import { DomainError, type PassCounts } from '@bits-per-sample/core';

/** Fewest attempts of a prompt on either side. */
export function fewestAttempts(fn: string, ...sides: readonly PassCounts[]): number {
  let fewest = Infinity;
  for (const { attempts } of sides)
    for (let i = 0; i < attempts.length; i++) fewest = Math.min(fewest, attempts[i]!);
  if (fewest < 1) throw new DomainError(fn, 'attempts', '≥ 1 for every prompt', fewest);
  return fewest;
}
