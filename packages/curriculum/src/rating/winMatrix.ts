import { checkObject, DomainError } from '@bits-per-sample/core';
import { checkFields } from '../check/checkFields.ts';
import { checkList } from '../check/checkList.ts';

/** One game, or several of the same two players. */
export interface Game {
  /** Name of one player. */
  readonly player: string;
  /** Name of the other. */
  readonly opponent: string;
  /** What came out for `player`: 1 won, ½ drawn, 0 lost. Anything between counts as a share of each. */
  readonly score: number;
}

/** Who beat whom how often. */
export interface WinMatrix {
  /** Names of the players; shape [N]. */
  readonly players: readonly string[];
  /** Wins of the row over the column, a draw as half a win of each; row-major, shape [N, N]. */
  readonly wins: Float64Array;
}

/**
 * Counts games into a matrix of wins.
 *
 * All that Bradley–Terry ratings, win rates and cycles need to know of a tournament. Matrices of
 * parts of a tournament add.
 *
 * @param games results, in any order. A score of ½ puts half a win on each side.
 * @param options `players`: names in the order wanted; default: the order of appearance.
 * @returns names and wins.
 * @throws {DomainError} a score outside [0, 1] or NaN, a player against itself, or a name that
 *   `players` lacks or holds twice.
 *
 * @example
 * ```ts
 * const games = [
 *   { player: 'v2', opponent: 'v1', score: 1 },
 *   { player: 'v1', opponent: 'v2', score: 0.5 },
 * ];
 * winMatrix(games); // => { players: ['v2', 'v1'], wins: Float64Array.of(0, 1.5, 0.5, 0) }
 * ```
 */
export function winMatrix(
  games: readonly Game[],
  options: { readonly players?: readonly string[] } = {},
): WinMatrix {
  checkObject('winMatrix', 'options', options);
  const { players } = options;
  const fn = 'winMatrix';
  checkList(fn, 'games', games);
  for (const game of games) checkFields(fn, 'games', game, ['score']);
  if (players !== undefined) checkList(fn, 'players', players);
  const names = players ?? [
    ...new Set(games.flatMap(({ player, opponent }) => [player, opponent])),
  ];
  const index = new Map(names.map((name, i) => [name, i]));
  const n = names.length;
  if (index.size !== n) throw new DomainError(fn, 'players', 'all different', names.join(', '));
  const wins = new Float64Array(n * n);
  for (const { player, opponent, score } of games) {
    const i = index.get(player);
    const j = index.get(opponent);
    if (i === undefined) throw new DomainError(fn, 'player', 'among the players', player);
    if (j === undefined) throw new DomainError(fn, 'opponent', 'among the players', opponent);
    if (i === j) throw new DomainError(fn, 'opponent', 'another than the player', opponent);
    if (!(score >= 0 && score <= 1)) throw new DomainError(fn, 'score', 'in [0, 1]', score);
    wins[i * n + j]! += score;
    wins[j * n + i]! += 1 - score;
  }
  return { players: [...names], wins };
}
