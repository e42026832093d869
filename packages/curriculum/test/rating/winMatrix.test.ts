import { describe, expect, it } from 'vitest';
import { winMatrix } from '../../src/rating.ts';

describe('winMatrix', () => {
  const players = ['a', 'b'];

  it.each([
    [
      { player: 'c', opponent: 'a', score: 1 },
      'winMatrix: expected player among the players, got c',
    ],
    [
      { player: 'a', opponent: 'c', score: 1 },
      'winMatrix: expected opponent among the players, got c',
    ],
    [
      { player: 'a', opponent: 'a', score: 1 },
      'winMatrix: expected opponent another than the player',
    ],
    [{ player: 'a', opponent: 'b', score: 2 }, 'winMatrix: expected score in [0, 1], got 2'],
  ])('refuses %j', (game, message) => {
    expect(() => winMatrix([game], { players })).toThrow(message);
  });

  it('refuses a player who is named twice', () => {
    expect(() => winMatrix([], { players: ['a', 'a'] })).toThrow('players all different');
  });
});
