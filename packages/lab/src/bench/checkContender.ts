import { checkObject, checkWhole, DomainError } from '@bits-per-sample/core';
import type { Contender } from './contender.ts';

/** Throws unless it is a contender. */
export function checkContender(fn: string, contender: Contender): void {
  checkObject(fn, 'contender', contender);
  if (typeof contender.create !== 'function')
    throw new DomainError(fn, 'contender', 'with a method create', contender);
  checkWhole(fn, 'refill', contender.refill ?? 0, { most: 10_000 });
}
