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
  const { worth, band, best = 1 } = odds.score as Required<Odds['score']>;
  const classes = beliefs.classes(crowd);
  const least = (level: number) =>
    level >= levels ? 0 : -best * Math.expm1(((level - levels) / 2) * Math.LN2);
  // level 0 is the narrowest band, the last one everything
  const mass = (one: BeliefClass, level: number): number => {
    if (level < 0) return 0;
    if (level >= levels) return 1;
    const known = one.mass[level] ?? betaMass(one, band(least(level)));
    one.mass[level] = known;
    return known;
  };

  const leaves: number[] = [];
  const worths: number[] = [];
  const single = beliefs.rowsOutside(classes, size);
  const { of } = beliefs;
  for (const row of single) {
    leaves.push(row);
    worths.push(drawWorth(odds, row, rng));
  }

  const wanted = count + 1;
  const above = (level: number) => worths.reduce((n, w) => n + Number(w > least(level)), 0);
  const expected = (level: number) =>
    classes.reduce((n, one) => n + one.count * mass(one, level), 0);
  let lower = 0;
  let upper = levels;
  const enough = wanted + 4 * Math.sqrt(wanted);
  const sorted = Float64Array.from(worths).sort();
  const atLeast = (value: number) => {
    let from = 0;
    let to = sorted.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (sorted[middle]! > value) to = middle;
      else from = middle + 1;
    }
    return sorted.length - from;
  };
  while (lower < upper) {
    const middle = (lower + upper) >> 1;
    if (expected(middle) + atLeast(least(middle)) >= enough) upper = middle;
    else lower = middle + 1;
  }

  const chosen = new Set<number>();
  const drawn = new Map<BeliefClass, number>();
  let before = -1;
  for (let level = upper; ; level++) {
    for (const one of classes) {
      const had = drawn.get(one) ?? 0;
      const passed = mass(one, before);
      const slice = mass(one, level) - passed;
      const more = binomial(one.count - had, Math.min(1, slice / (1 - passed)), rng);
      drawn.set(one, had + more);
      const [outerLow, outerHigh] = band(least(level));
      const [innerLow, innerHigh] = before < 0 ? [NaN, NaN] : band(least(before));
      const left = before < 0 ? NaN : betaMass(one, [outerLow, innerLow]);
      for (let k = 0; k < more; k++) {
        const onLeft = before >= 0 && sampleUniform53(rng) * slice < left;
        const within: readonly [number, number] =
          before < 0
            ? [outerLow, outerHigh]
            : onLeft
              ? [outerLow, innerLow]
              : [innerHigh, outerHigh];
        const share = before < 0 ? slice : onLeft ? left : slice - left;
        worths.push(worth(drawRateWithin(one, within, share, rng)));
        let row = 0;
        do row = Math.floor(sampleUniform53(rng) * size);
        while (of[row] !== one.id || chosen.has(row));
        chosen.add(row);
        leaves.push(row);
      }
    }
    if (above(level) >= wanted || level >= levels) break;
    before = level;
  }

  const threshold = Float64Array.from(worths).sort().at(-wanted)!;
  const picks = leaves.map((_, i) => i).filter((i) => worths[i]! > threshold);
  const crowded = new Set(classes.map((one) => one.id));
  const masses = new Map<number, number>();
  const probabilities = picks.map((i) => {
    const row = leaves[i]!;
    const id = of[row]!;
    const known = masses.get(id);
    if (known !== undefined) return known;
    const chance = chanceAbove(odds, row, threshold);
    const probability = Math.min(1, Math.max(Number.MIN_VALUE, chance));
    if (crowded.has(id)) masses.set(id, probability);
    return probability;
  });
  return { leaves: picks.map((i) => leaves[i]!), probabilities };
}
