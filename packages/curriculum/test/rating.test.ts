import { fileURLToPath } from 'node:url';
import { type GoldenMap, runGolden } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eloExpected,
  eloUpdate,
  glickoExpected,
  glickoG,
  trueskillQuality,
  trueskillWinProbability,
} from '../src/index.ts';

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
};

it('meets the golden numbers of Elo, Glicko and TrueSkill', async () => {
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
