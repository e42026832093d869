import { DomainError } from '@bits-per-sample/core';
import { checkFields } from '../check/checkFields.ts';
import type { TrueskillRating } from './trueskillRating.ts';

/** Domain of the functions of two skills. NaN passes. */
export function checkTrueskill(
  fn: string,
  player: TrueskillRating,
  opponent: TrueskillRating,
  beta: number,
): void {
  checkFields(fn, 'player', player, ['mu', 'sigma']);
  checkFields(fn, 'opponent', opponent, ['mu', 'sigma']);
  if (player.sigma < 0) throw new DomainError(fn, 'player.sigma', '≥ 0', player.sigma);
  if (opponent.sigma < 0) throw new DomainError(fn, 'opponent.sigma', '≥ 0', opponent.sigma);
  if (beta <= 0) throw new DomainError(fn, 'beta', '> 0', beta);
}
