import { checkArray, checkObject, DomainError } from '@bits-per-sample/core';
import { checkList } from '../check/checkList.ts';
import type { WinMatrix } from './winMatrix.ts';

/** A square matrix of counts. Returns the number of players. */
export function checkWins(fn: string, matrix: WinMatrix): number {
  checkObject(fn, 'matrix', matrix);
  const { players, wins } = matrix;
  checkList(fn, 'players', players);
  checkArray(fn, 'wins', wins);
  const n = players.length;
  if (wins.length !== n * n) throw new DomainError(fn, 'wins', `of length ${n * n}`, wins.length);
  for (const count of wins)
    if (!(count >= 0 && count < Infinity)) throw new DomainError(fn, 'wins', '≥ 0', count);
  return n;
}
