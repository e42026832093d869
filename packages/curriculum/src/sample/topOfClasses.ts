import { type Rng, sampleUniform53 } from '@bits-per-sample/core';
import type { BeliefClass, BeliefIndex } from './beliefIndex.ts';
import { betaMass } from './betaMass.ts';
import { binomial } from './binomial.ts';
import { chanceAbove, drawWorth } from './discounted.ts';
import { drawRateWithin } from './drawRateWithin.ts';
import type { Odds, Picks } from './sampler.ts';

/** Classes smaller than this are drawn task by task. */
const crowd = 128;
const levels = 120;

/** Whether so many tasks can be drawn by classes. @internal */
export function canDrawByClasses(beliefs: BeliefIndex, count: number): boolean {
  const tasks = beliefs.classes(crowd).reduce((sum, one) => sum + one.count, 0);
  return tasks >= 4 * (count + 1);
}

/** Levels of worth, from the narrowest band around the best rate (0) to everything. */
interface Ladder {
  /** Worth that a task of a level has at the least. */
  least(level: number): number;
  /** Probability that a rate drawn for a class is worth more than that. */
  mass(one: BeliefClass, level: number): number;
  /** Pass rates that are worth more than that. */
  band(level: number): readonly [lower: number, upper: number];
}

function ladderOf({ band, best = 1 }: Required<Odds['score']>): Ladder {
  const least = (level: number) =>
    level >= levels ? 0 : -best * Math.expm1(((level - levels) / 2) * Math.LN2);
  return {
    least,
    mass(one, level) {
      if (level < 0) return 0;
      if (level >= levels) return 1;
      const known = one.mass[level] ?? betaMass(one, band(least(level)));
      one.mass[level] = known;
      return known;
    },
    band: (level) => band(least(level)),
  };
}

/** Number of elements of an ascending list that are greater than a value. */
function above(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! > value) to = middle;
    else from = middle + 1;
  }
  return sorted.length - from;
}

/** The narrowest level that is expected to hold enough tasks. */
function firstLevel(
  { least, mass }: Ladder,
  classes: readonly BeliefClass[],
  worths: readonly number[],
  wanted: number,
): number {
  const enough = wanted + 4 * Math.sqrt(wanted);
  const sorted = Float64Array.from(worths).sort();
  const expected = (level: number) =>
    classes.reduce((n, one) => n + one.count * mass(one, level), 0);
  let lower = 0;
  let upper = levels;
  while (lower < upper) {
    const middle = (lower + upper) >> 1;
    if (expected(middle) + above(sorted, least(middle)) >= enough) upper = middle;
    else lower = middle + 1;
  }
  return upper;
}

/** A rate of a class that is worth as much as `level` asks for, and not as much as `before` does. */
function rateBetween(
  { mass, band }: Ladder,
  one: BeliefClass,
  { level, before }: { readonly level: number; readonly before: number },
  rng: Rng,
): number {
  const slice = mass(one, level) - mass(one, before);
  const [outerLow, outerHigh] = band(level);
  if (before < 0) return drawRateWithin(one, [outerLow, outerHigh], slice, rng);
  const [innerLow, innerHigh] = band(before);
  const left = betaMass(one, [outerLow, innerLow]);
  const onLeft = sampleUniform53(rng) * slice < left;
  return onLeft
    ? drawRateWithin(one, [outerLow, innerLow], left, rng)
    : drawRateWithin(one, [innerHigh, outerHigh], slice - left, rng);
}

/** The propensities of drawn rows; one for all tasks of a class that is a crowd. */
function propensities(
  rows: readonly number[],
  { of }: BeliefIndex,
  classes: readonly BeliefClass[],
  odds: Odds,
  threshold: number,
): number[] {
  const crowded = new Set(classes.map((one) => one.id));
  const masses = new Map<number, number>();
  return rows.map((row) => {
    const id = of[row]!;
    const known = masses.get(id);
    if (known !== undefined) return known;
    const chance = chanceAbove(odds, row, threshold);
    const probability = Math.min(1, Math.max(Number.MIN_VALUE, chance));
    if (crowded.has(id)) masses.set(id, probability);
    return probability;
  });
}

/**
 * The tasks with the `count` largest drawn worths, and their propensities, without drawing for
 * each: of a class of m tasks with one belief, the number whose worth exceeds a level is binomial,
 * and only those are drawn, given that they do. Levels fall until enough tasks are above, each
 * conditional on the ones before, so the draw has exactly the distribution of drawing for all.
 * @internal
 */
export function topOfClasses(
  beliefs: BeliefIndex,
  size: number,
  count: number,
  rng: Rng,
  odds: Odds,
): Picks {
  const score = odds.score as Required<Odds['score']>;
  const ladder = ladderOf(score);
  const { least, mass } = ladder;
  const classes = beliefs.classes(crowd);
  const leaves = beliefs.rowsOutside(classes, size);
  const worths = leaves.map((row) => drawWorth(odds, row, rng));
  const wanted = count + 1;

  const chosen = new Set<number>();
  const drawn = new Map<BeliefClass, number>();
  let before = -1;
  for (let level = firstLevel(ladder, classes, worths, wanted); level <= levels; level++) {
    for (const one of classes) {
      const had = drawn.get(one) ?? 0;
      const passed = mass(one, before);
      const share = Math.min(1, (mass(one, level) - passed) / (1 - passed));
      const more = binomial(one.count - had, share, rng);
      drawn.set(one, had + more);
      for (let k = 0; k < more; k++) {
        worths.push(score.worth(rateBetween(ladder, one, { level, before }, rng)));
        let row = 0;
        do row = Math.floor(sampleUniform53(rng) * size);
        while (beliefs.of[row] !== one.id || chosen.has(row));
        chosen.add(row);
        leaves.push(row);
      }
    }
    const floor = least(level);
    if (worths.reduce((n, worth) => n + Number(worth > floor), 0) >= wanted) break;
    before = level;
  }

  const threshold = Float64Array.from(worths).sort().at(-wanted)!;
  const picks = leaves.filter((_, i) => worths[i]! > threshold);
  return { leaves: picks, probabilities: propensities(picks, beliefs, classes, odds, threshold) };
}
