import {
  checkLevel,
  checkObject,
  checkProbability,
  type IntervalOptions,
  type PassCounts,
} from '@bits-per-sample/core';
import { checkPairs } from '../check/checkPairs.ts';
import { fewestAttempts } from '../check/fewestAttempts.ts';
import { coarseCounts } from './coarseCounts.ts';
import type { ClassShares } from './jointClasses.ts';
import { mixtureStep } from './mixtureStep.ts';
import { pairCells } from './pairCells.ts';

/** Options of {@link classIntervals}. */
export interface ClassIntervalsOptions extends IntervalOptions {
  /** ε: pass rate from which the base model "can" do a prompt. Default: 3 / fewest attempts. */
  readonly epsilon?: number;
  /** δ: pass rate from which the trained model "can". Default: ε. */
  readonly delta?: number;
}

/** Between how many prompts each class has, out of as many prompts as were given. */
export interface ClassIntervals {
  /** The least. */
  readonly lower: ClassShares;
  /** The most. */
  readonly upper: ClassShares;
}

/** Steps of EM from a flat start. */
const FIRST = 300;
/** Steps of EM with the share of a class held. */
const HELD = 150;
/** A step that adds less than this to the log-likelihood is the last. */
const LEAST = 1e-4;
/** EM converges for powers of its step below 2, the sooner the larger. */
const HASTE = 1.8;
/** Looks for each end of an interval. */
const LOOKS = 8;

/**
 * How many prompts each class may have: elicited, lost, new, never, whatever the joint distribution
 * of the pass rates.
 *
 * Counts of few attempts leave it open on which side of ε a pass rate lies, and no estimate knows
 * better than the counts. Here every joint law of the two pass rates is allowed that explains the
 * counts nearly as well as the best one: profile likelihood, 2(ℓ_max − ℓ(share)) ≤ χ² with four
 * degrees of freedom. One degree would do where rates are spread out; where all crowd at ε, the best
 * law follows chance to both sides of it, and four hold even with every rate at ε exactly
 * (simulated). Two models alike then show 0 as a possible number of lost prompts; a class that the
 * counts prove does not reach 0.
 *
 * The numbers are those among as many prompts like these: M times the share of the class.
 *
 * @param base counts of the base model, one entry per prompt, each with an attempt.
 * @param trained counts of the trained model on the same prompts, in the same order.
 * @param options `epsilon`, `delta`; `level`, default 0.95, at least, of each interval.
 * @returns the ends for each class, numbers of prompts.
 * @throws {DomainError} counts that are no counts or have no attempts, sides of unequal length,
 *   thresholds outside [0, 1], level outside (0, 1).
 *
 * @see Murphy & van der Vaart (2000), doi:10.1080/01621459.2000.10474219 (profile likelihood); Laird
 *   (1978), doi:10.1080/01621459.1978.10480103 (mixtures of any shape)
 *
 * @example
 * ```ts
 * const attempts = new Float64Array(40).fill(8);
 * const same = { attempts, successes: attempts.map((_, i) => i % 9) };
 * classIntervals(same, same).lower.baseOnly; // => 0
 * ```
 */
export function classIntervals(
  base: PassCounts,
  trained: PassCounts,
  options: ClassIntervalsOptions = {},
): ClassIntervals {
  const fn = 'classIntervals';
  checkPairs(fn, base, trained);
  checkObject(fn, 'options', options);
  const fewest = fewestAttempts(fn, base, trained);
  const { epsilon = Math.min(1, 3 / fewest), level = 0.95 } = options;
  const { delta = epsilon } = options;
  checkProbability(fn, 'epsilon', epsilon);
  checkProbability(fn, 'delta', delta);
  checkLevel(fn, level);
  const prompts = base.successes.length;
  const points = pointsFor(base, trained);
  const [before, after] = [rates(points, epsilon), rates(points, delta)];
  const look = mixtureStep(
    pairCells(coarseCounts(base), coarseCounts(trained), [before.grid, after.grid]),
  );
  const best = bestLaw(look, before.grid.length * after.grid.length);
  const least = best.fit - allowance(level);
  const ends = (baseCan: boolean, trainedCan: boolean): readonly [number, number] => {
    if (prompts === 0) return [0, 0];
    const inClass = before.can.flatMap((b) =>
      after.can.map((t) => b === baseCan && t === trainedCan),
    );
    if (!inClass.includes(true)) return [0, 0];
    if (!inClass.includes(false)) return [prompts, prompts];
    const from = massOf(best.law, inClass);
    const isPossible = (share: number) => heldFit(look, best.law, inClass, share, least) >= least;
    return [prompts * endOf(isPossible, from, 0), prompts * endOf(isPossible, from, 1)];
  };
  const [both, baseOnly, trainedOnly, neither] = [
    ends(true, true),
    ends(true, false),
    ends(false, true),
    ends(false, false),
  ];
  const side = (at: 0 | 1): ClassShares => ({
    both: both[at],
    baseOnly: baseOnly[at],
    trainedOnly: trainedOnly[at],
    neither: neither[at],
  });
  return { lower: side(0), upper: side(1) };
}

type Look = ReturnType<typeof mixtureStep>;

/** Half the quantile of χ² with four degrees of freedom: e^(−y) (1 + y) = 1 − level. */
function allowance(level: number): number {
  const doubt = Math.log1p(-level);
  let y = 2 - 2 * doubt;
  // Newton from above: convex, so that it comes down to the root
  for (let i = 0; i < 60; i++) y -= ((y - Math.log1p(y) + doubt) * (1 + y)) / y;
  return y;
}

/** Points of the grid: one for some two standard deviations of a rate, and 16 to 40. */
function pointsFor(...sides: readonly PassCounts[]): number {
  let most = 1;
  for (const { attempts } of sides)
    for (let i = 0; i < attempts.length; i++) most = Math.max(most, attempts[i]!);
  return Math.min(40, Math.max(16, Math.ceil(3 * Math.sqrt(most))));
}

/** Rates on a grid, and the threshold from either side: as near as one likes, it can or cannot. */
function rates(points: number, threshold: number) {
  const regular = Array.from(
    { length: points + 1 },
    (_, j) => Math.sin((Math.PI * j) / (2 * points)) ** 2,
  );
  const below = threshold > 0 ? [threshold] : [];
  return {
    grid: Float64Array.of(...regular, threshold, ...below),
    can: [...regular.map((rate) => rate >= threshold), true, ...below.map(() => false)],
  };
}

/** The law that explains the counts best, and its log-likelihood. */
function bestLaw(look: Look, size: number) {
  const law = new Float64Array(size).fill(1 / size);
  const gradient = new Float64Array(size);
  let fit = look(law, gradient);
  for (let step = 0; step < FIRST; step++) {
    for (let at = 0; at < size; at++) law[at]! *= gradient[at]! ** HASTE;
    const mass = law.reduce((sum, weight) => sum + weight, 0);
    for (let at = 0; at < size; at++) law[at]! /= mass;
    const next = look(law, gradient);
    if (next - fit < LEAST) return { law, fit: Math.max(fit, next) };
    fit = next;
  }
  return { law, fit };
}

/**
 * The log-likelihood of the best law that gives a class this share; near enough once it is clear
 * on which side of `wanted` it ends.
 */
function heldFit(
  look: Look,
  best: Float64Array,
  inClass: readonly boolean[],
  share: number,
  wanted: number,
): number {
  // a point that the best law gave up may be needed again
  const law = best.map((weight) => 0.9 * weight + 0.1 / best.length);
  const gradient = new Float64Array(law.length).fill(1);
  let fit = -Infinity;
  for (let step = 0; step < HELD; step++) {
    let [own, other] = [0, 0];
    for (let at = 0; at < law.length; at++) {
      law[at]! *= gradient[at]! ** HASTE;
      if (inClass[at]) own += law[at]!;
      else other += law[at]!;
    }
    const scale = [(1 - share) / other, share / own];
    for (let at = 0; at < law.length; at++) law[at]! *= scale[Number(inClass[at])]!;
    const next = look(law, gradient);
    // steps add less and less
    if (next >= wanted || next + (HELD - step) * (next - fit) < wanted) return next;
    fit = next;
  }
  return fit;
}

function massOf(law: Float64Array, inClass: readonly boolean[]): number {
  let mass = 0;
  for (let at = 0; at < law.length; at++) if (inClass[at]) mass += law[at]!;
  return mass;
}

/** The first share, from one that is possible towards an end, that no longer is; or the end. */
function endOf(isPossible: (share: number) => boolean, from: number, end: 0 | 1): number {
  if (isPossible(end)) return end;
  let [inner, outer] = [from, end as number];
  for (let i = 0; i < LOOKS; i++) {
    const middle = (inner + outer) / 2;
    if (isPossible(middle)) inner = middle;
    else outer = middle;
  }
  return outer;
}
