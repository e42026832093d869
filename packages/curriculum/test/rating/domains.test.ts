import { expect, it } from 'vitest';
import {
  eloExpected,
  eloUpdate,
  glickoG,
  trueskillQuality,
  trueskillWinProbability,
} from '../../src/rating.ts';

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
