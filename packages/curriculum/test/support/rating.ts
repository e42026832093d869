import { normalCdf } from '@bits-per-sample/core';
import type { GoldenMap } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import {
  alphaRank,
  bradleyTerry,
  eloExpected,
  eloUpdate,
  type GlickoGames,
  type GlickoRating,
  glickoExpected,
  glickoG,
  glickoUpdate,
  trueskillQuality,
  trueskillWinProbability,
} from '../../src/rating.ts';
import { pfspWeights } from '../../src/self-play.ts';

export const skills = ({ muA, sigmaA, muB, sigmaB, beta }: Record<string, number>) =>
  [{ mu: muA!, sigma: sigmaA! }, { mu: muB!, sigma: sigmaB! }, { beta: beta! }] as const;

export const map: GoldenMap = {
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

export const rating = fc.double({ min: -4000, max: 4000, noNaN: true });

export const deviation = fc.double({ min: 0, max: 1000, noNaN: true });

/** A tournament from rows of wins. */
export const tournament = (...rows: number[][]) => ({
  players: rows.map((_, i) => String.fromCharCode(97 + i)),
  wins: Float64Array.from(rows.flat()),
});
