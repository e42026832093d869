import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bradleyTerry, eloDifference, eloExpected } from '../../src/rating.ts';
import { tournament } from '../support/rating.ts';

describe('Bradley–Terry says what games cannot tell', () => {
  it('a player that never lost is unbounded above, from what its clean record proves', () => {
    const { ratings, smoothed } = bradleyTerry(tournament([0, 10, 10], [0, 0, 50], [0, 50, 0]));
    expect(ratings[0]).toMatchObject({ value: Infinity, upper: Infinity, n: 20 });
    expect(ratings[0]!.method).toContain('never lost');
    // twenty wins against 1500: p^20 = 0.025
    const p = 0.025 ** (1 / 20);
    expect(ratings[0]!.lower).toBeCloseTo(1500 + 400 * Math.log10(p / (1 - p)), 6);
    expect(ratings[1]!.value).toBeCloseTo(1500, 9);
    expect(smoothed[0]).toBeGreaterThan(ratings[0]!.lower);
    expect(smoothed[0]).toBeLessThan(Infinity);
  });

  it('a player that never won is its mirror image', () => {
    const up = bradleyTerry(tournament([0, 10, 9], [0, 0, 5], [0, 7, 0])).ratings[0]!;
    const down = bradleyTerry(tournament([0, 0, 0], [10, 0, 7], [9, 5, 0])).ratings[0]!;
    expect(down.value).toBe(-Infinity);
    expect(down.lower).toBe(-Infinity);
    expect(down.upper - 1500).toBeCloseTo(1500 - up.lower, 9);
  });

  it('a player met only through one that is unbounded has no bound either', () => {
    const chain = tournament([0, 3, 0, 0], [0, 0, 3, 3], [0, 0, 0, 4], [0, 0, 4, 0]);
    expect(bradleyTerry(chain).ratings[0]).toMatchObject({
      value: Infinity,
      lower: -Infinity,
      upper: Infinity,
    });
  });

  it('players that no chain of wins joins are undefined, and so is all without a mutual pair', () => {
    const apart = bradleyTerry(
      tournament(
        [0, 2, 0, 0, 0],
        [1, 0, 0, 0, 0],
        [0, 0, 0, 1, 1],
        [0, 0, 1, 0, 1],
        [0, 0, 1, 1, 0],
      ),
    );
    expect(apart.ratings.map(({ value }) => Number.isNaN(value))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(apart.ratings[0]!.method).toBe('undefined: no chain of wins leads to those compared');
    const { ratings, smoothed } = bradleyTerry(tournament([0, 10], [0, 0]));
    expect(ratings[0]!.method).toBe('undefined: no two players have each won or drawn');
    expect(smoothed[0]!).toBeGreaterThan(smoothed[1]!);
  });

  it('without smoothing the core is fitted alone', () => {
    const { ratings, smoothed } = bradleyTerry(tournament([0, 10, 10], [0, 0, 30], [0, 10, 0]), {
      smoothing: 0,
    });
    expect(smoothed[0]).toBe(Infinity);
    expect(ratings[1]!.value - ratings[2]!.value).toBeCloseTo(400 * Math.log10(3), 9);
  });

  it('takes the empty tournament and the lonely player', () => {
    expect(bradleyTerry({ players: [], wins: new Float64Array(0) }).ratings).toEqual([]);
    expect(bradleyTerry(tournament([0])).ratings[0]!.value).toBeNaN();
  });
});

it('ratings do not depend on the order of players and centre on their mean', () => {
  const count = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(fc.array(count, { minLength: 12, maxLength: 12 }), (counts) => {
      const wins = new Float64Array(16);
      let k = 0;
      for (let i = 0; i < 4; i++)
        for (let j = 0; j < 4; j++) if (i !== j) wins[i * 4 + j] = counts[k++]!;
      const flipped = wins.map((_, at) => wins[(3 - Math.floor(at / 4)) * 4 + (3 - (at % 4))]!);
      const players = ['a', 'b', 'c', 'd'];
      const there = bradleyTerry({ players, wins }).ratings;
      const back = bradleyTerry({ players, wins: flipped }).ratings;
      expect(there.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(6000, 6);
      there.forEach(({ value, lower }, i) => {
        expect(back[3 - i]!.value).toBeCloseTo(value, 6);
        expect(back[3 - i]!.lower).toBeCloseTo(lower, 6);
      });
    }),
  );
});

it('a Bradley–Terry player scores what it is expected to score', () => {
  const wins = Float64Array.of(0, 6, 2, 4, 0, 7, 3, 1, 0);
  const { smoothed } = bradleyTerry({ players: ['a', 'b', 'c'], wins }, { smoothing: 0 });
  for (let i = 0; i < 3; i++) {
    let [won, expected] = [0, 0];
    for (let j = 0; j < 3; j++) {
      if (i === j) continue;
      won += wins[i * 3 + j]!;
      expected += (wins[i * 3 + j]! + wins[j * 3 + i]!) * eloExpected(smoothed[i]!, smoothed[j]!);
    }
    expect(expected).toBeCloseTo(won, 9);
  }
});

it('points between two players open up where a record is clean', () => {
  const { lower, value, upper } = eloDifference({ wins: 6, losses: 4 });
  expect(value).toBeCloseTo(400 * Math.log10(1.5), 9);
  expect(lower).toBeLessThan(0);
  expect(upper).toBeGreaterThan(value);
  expect(eloDifference({ wins: 0, losses: 3 })).toMatchObject({
    value: -Infinity,
    lower: -Infinity,
  });
  expect(eloDifference({ wins: 0, losses: 0, draws: 4 }).value).toBe(0);
  expect(eloDifference({ wins: 0, losses: 0 }).method).toBe('undefined: no games');
  expect(() => eloDifference({ wins: -1, losses: 0 })).toThrow(/wins ≥ 0/);
  expect(eloDifference({ wins: Number.NaN, losses: 2 })).toMatchObject({
    value: NaN,
    lower: NaN,
    upper: NaN,
  });
  const unknown = tournament([0, Number.NaN], [0, 0]);
  expect(() => bradleyTerry(unknown)).toThrow(/wins ≥ 0, got NaN/);
});
