import type { Rng } from '@bits-per-sample/core';
import { betaMass } from './betaMass.ts';
import { drawRate } from './drawRate.ts';
import type { Odds } from './sampler.ts';

/** How often a task is looked at as if nothing spoke against it: no factor can bar it for good. */
const secondLook = 0.02;

/** A drawn worth, discounted by what modifiers and filters leave of it. @internal */
export function drawWorth(odds: Odds, row: number, rng: Rng): number {
  const worth = odds.score.worth!(drawRate(odds.shapes(row), rng));
  const factor = odds.factor(row);
  return factor === 1 || rng.next() < secondLook ? worth : worth * factor;
}

/** The probability that {@link drawWorth} exceeds a level. @internal */
export function chanceAbove(odds: Odds, row: number, level: number): number {
  const shapes = odds.shapes(row);
  const factor = odds.factor(row);
  const plain = betaMass(shapes, odds.score.band!(level));
  return factor === 1
    ? plain
    : secondLook * plain + (1 - secondLook) * betaMass(shapes, odds.score.band!(level / factor));
}
