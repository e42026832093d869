import { DomainError } from '@bits-per-sample/core';
import type { WinMatrix } from './winMatrix.ts';

/** A square matrix of counts. Returns the number of players. */
export function checkWins(fn: string, { players, wins }: WinMatrix): number {
  const n = players.length;
  if (wins.length !== n * n) throw new DomainError(fn, 'wins', `of length ${n * n}`, wins.length);
  for (const count of wins)
    if (!(count >= 0 && count < Infinity)) throw new DomainError(fn, 'wins', '≥ 0', count);
  return n;
}
