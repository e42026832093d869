import { fileURLToPath } from 'node:url';
import { normalCdf } from '@bits-per-sample/core';
import { type GoldenMap, runGolden } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alphaRank,
  bradleyTerry,
  eloDifference,
  eloExpected,
  eloUpdate,
  type GlickoGames,
  type GlickoRating,
  glickoExpected,
  glickoG,
  glickoUpdate,
  trueskillQuality,
  trueskillWinProbability,
  winMatrix,
  winRates,
} from '../src/rating.ts';
import { pfspWeights } from '../src/self-play.ts';

const skills = ({ muA, sigmaA, muB, sigmaB, beta }: Record<string, number>) =>
  [{ mu: muA!, sigma: sigmaA! }, { mu: muB!, sigma: sigmaB! }, { beta: beta! }] as const;

const map: GoldenMap = {
  'cur.eloExpected': ({ ratingA, ratingB }) => eloExpected(ratingA, ratingB),
  'cur.eloUpdate': ({ ratingA, ratingB, score, kFactor }) =>
    eloUpdate(ratingA, { opponent: ratingB, score, kFactor }),
  'cur.glickoG': ({ rd }) => glickoG(rd),
  'cur.glickoExpected': ({ rating, opponent, opponentRd }) =>
    glickoExpected(rating, { rating: opponent, deviation: opponentRd }),
  'cur.trueskillQuality': (args) => trueskillQuality(...skills(args)),
  'cur.trueskillWinProbability': (args) => trueskillWinProbability(...skills(args)),
  glickoUpdate: ({ rating, deviation, games }) =>
    glickoUpdate(
      { rating, deviation },
      games.map(({ score, games, ...opponent }: GlickoRating & GlickoGames) => ({
        opponent,
        score,
        games,
      })),
    ),
  pfspWeights: ({ records, ...options }) => Array.from(pfspWeights(records, options)),
  bradleyTerry: ({ wins, n, smoothing }) => {
    const players = Array.from({ length: n }, (_, i) => `p${i}`);
    const { ratings } = bradleyTerry(
      { players, wins: Float64Array.from(wins) },
      { smoothing, level: normalCdf(1) - normalCdf(-1) },
    );
    return {
      rating: ratings.map(({ value }) => value),
      standardError: ratings.map(({ upper, value }) => upper - value),
    };
  },
  alphaRank: ({ payoffs, ...options }) => Array.from(alphaRank(payoffs, options)),
};

it('meets the golden numbers of ratings', async () => {
  const folder = fileURLToPath(new URL('golden/rating', import.meta.url));
  const { passed, failed, unmapped } = await runGolden(folder, map);
  expect(failed.slice(0, 5)).toEqual([]);
  expect(unmapped).toEqual({});
  expect(passed).toBeGreaterThan(200);
});

const rating = fc.double({ min: -4000, max: 4000, noNaN: true });
const deviation = fc.double({ min: 0, max: 1000, noNaN: true });
const skill = fc.record({
  mu: fc.double({ min: -100, max: 100, noNaN: true }),
  sigma: fc.double({ min: 0, max: 50, noNaN: true }),
});

describe('laws of ratings', () => {
  it('the two sides of a match share one point', () => {
    fc.assert(
      fc.property(rating, rating, (a, b) => {
        expect(eloExpected(a, b) + eloExpected(b, a)).toBeCloseTo(1, 12);
      }),
    );
    fc.assert(
      fc.property(skill, skill, (a, b) => {
        expect(trueskillWinProbability(a, b) + trueskillWinProbability(b, a)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('an update takes from one what it gives to the other', () => {
    fc.assert(
      fc.property(rating, rating, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, score) => {
        const gained = eloUpdate(a, { opponent: b, score }) - a;
        const lost = eloUpdate(b, { opponent: a, score: 1 - score }) - b;
        expect(gained + lost).toBeCloseTo(0, 9);
      }),
    );
  });

  it('uncertainty pulls the expectation towards a half and never across', () => {
    fc.assert(
      fc.property(rating, rating, deviation, deviation, (a, b, one, two) => {
        const [less, more] = [Math.min(one, two), Math.max(one, two)].map((d) =>
          glickoExpected(a, { rating: b, deviation: d }),
        ) as [number, number];
        expect(Math.abs(more - 0.5)).toBeLessThanOrEqual(Math.abs(less - 0.5) + 1e-15);
        expect((more - 0.5) * (less - 0.5)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(glickoExpected(1700, { rating: 1500, deviation: 0 })).toBe(eloExpected(1700, 1500));
  });

  it('a match has the quality 1 at most, whoever is named first', () => {
    fc.assert(
      fc.property(skill, skill, (a, b) => {
        const quality = trueskillQuality(a, b);
        expect(quality).toBeGreaterThanOrEqual(0);
        expect(quality).toBeLessThanOrEqual(1);
        expect(trueskillQuality(b, a)).toBe(quality);
      }),
    );
  });
});

it('names the argument at fault and passes NaN on', () => {
  expect(() => eloUpdate(1500, { opponent: 1500, score: 2 })).toThrow(/score in \[0, 1\], got 2/);
  expect(() => eloUpdate(1500, { opponent: 1500, score: 1, kFactor: 0 })).toThrow(/kFactor/);
  expect(() => glickoG(-1)).toThrow(/deviation ≥ 0, got -1/);
  const known = { mu: 0, sigma: 1 };
  expect(() => trueskillQuality({ mu: 0, sigma: -1 }, known)).toThrow(/player.sigma/);
  expect(() => trueskillWinProbability(known, { mu: 0, sigma: -1 })).toThrow(/opponent.sigma/);
  expect(() => trueskillQuality(known, known, { beta: 0 })).toThrow(/beta > 0/);
  expect(eloExpected(Number.NaN, 0)).toBeNaN();
  expect(eloUpdate(0, { opponent: 0, score: Number.NaN })).toBeNaN();
  expect(glickoG(Number.NaN)).toBeNaN();
  expect(trueskillWinProbability({ mu: Number.NaN, sigma: 1 }, known)).toBeNaN();
});

/** A tournament from rows of wins. */
const tournament = (...rows: number[][]) => ({
  players: rows.map((_, i) => String.fromCharCode(97 + i)),
  wins: Float64Array.from(rows.flat()),
});

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

describe('alpha-rank', () => {
  it('gives everything to a strategy that beats all others', () => {
    const payoffs = [0.5, 0.6, 0.7, 0.4, 0.5, 0.1, 0.3, 0.9, 0.5];
    expect(alphaRank(payoffs)[0]).toBeGreaterThan(0.9999);
  });

  it('gives NaN to NaN, and refuses what it cannot read', () => {
    expect(alphaRank([0, Number.NaN, 0, 0]).every(Number.isNaN)).toBe(true);
    expect(alphaRank([0, Number.NaN, 0, 0], { alpha: 2 }).every(Number.isNaN)).toBe(true);
    expect(alphaRank([])).toEqual(new Float64Array(0));
    expect(alphaRank([3])).toEqual(Float64Array.of(1));
    expect(() => alphaRank([1, 2])).toThrow(/of length N²/);
    expect(() => alphaRank([1], { alpha: 0 })).toThrow(/alpha > 0/);
    expect(() => alphaRank([1], { population: 1 })).toThrow(/population/);
    expect(() => alphaRank([1], { perturbation: 0.5 })).toThrow(/perturbation/);
  });
});
