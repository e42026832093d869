import { describe, expect, it } from 'vitest';
import { winMatrix, winRates } from '../../src/rating.ts';
import { tournament } from '../support/rating.ts';

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

describe('win matrices', () => {
  it('count games, draws as half', () => {
    const games = [
      { player: 'b', opponent: 'a', score: 1 },
      { player: 'a', opponent: 'b', score: 0.5 },
      { player: 'c', opponent: 'b', score: 0 },
    ];
    expect(winMatrix(games, { players: ['a', 'b', 'c'] })).toEqual({
      players: ['a', 'b', 'c'],
      wins: Float64Array.of(0, 0.5, 0, 1.5, 0, 1, 0, 0, 0),
    });
    expect(() => winMatrix([{ player: 'a', opponent: 'a', score: 1 }])).toThrow(/another than/);
    expect(() => winMatrix([{ player: 'a', opponent: 'b', score: 2 }])).toThrow(
      /score in \[0, 1\]/,
    );
    expect(() => winMatrix(games, { players: ['a', 'b'] })).toThrow(/among the players, got c/);
    expect(() => winMatrix([], { players: ['a', 'a'] })).toThrow(/all different/);
  });

  it('give win rates with intervals whose two sides mirror', () => {
    const rates = winRates(tournament([0, 8, 0], [2, 0, 1], [0, 1, 0]));
    expect(rates[0]![1]!.value).toBeCloseTo(8.5 / 11, 12);
    expect(rates[0]![1]!.n).toBe(10);
    expect(rates[1]![0]!.upper).toBeCloseTo(1 - rates[0]![1]!.lower, 12);
    expect(rates[0]![2]!.value).toBe(0.5);
    expect(() => winRates({ players: ['a'], wins: new Float64Array(2) })).toThrow(
      /length 1, got 2/,
    );
    expect(() => winRates(tournament([0, -1], [0, 0]))).toThrow(/wins ≥ 0, got -1/);
  });
});
