import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eloExpected,
  eloUpdate,
  glickoExpected,
  trueskillQuality,
  trueskillWinProbability,
} from '../../src/rating.ts';
import { deviation, rating } from '../support/rating.ts';

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
