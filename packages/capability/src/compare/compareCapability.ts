import {
  type CountBins,
  checkLevel,
  checkObject,
  countBins,
  type Estimate,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkKs } from '../check/checkKs.ts';
import { checkPairs } from '../check/checkPairs.ts';
import { attemptGrid } from '../curve/attemptGrid.ts';
import { curveBand } from '../curve/curveBand.ts';
import { curveSums } from '../curve/curveSums.ts';
import type { PassAtKCurveOptions } from '../curve/passAtKCurve.ts';
import { checkQuestion } from '../curve/promptQuestion.ts';
import { tooFewAttempts } from '../curve/tooFewAttempts.ts';
import { type Crossing, crossingsOf } from './crossings.ts';
import { differenceBand } from './differenceBand.ts';
import { checkScan } from './leads.ts';

/** What the curves of two models, taken together, allow to say. */
export type CapabilityVerdict =
  /** Each model is ahead somewhere, beyond chance. */
  | 'certified crossing'
  /** The trained model is ahead at every k of the grid, beyond chance. */
  | 'trained ahead throughout'
  /** The base model is ahead at every k of the grid, beyond chance. */
  | 'base ahead throughout'
  /** Neither: the data do not decide. It does not mean that there is no crossing. */
  | 'not certified';

/** Two models on the same prompts. */
export interface CapabilityComparison {
  /** Attempts allowed; shape [ks]. */
  readonly ks: readonly number[];
  /** pass@k of the base model with its simultaneous band; shape [ks]. */
  readonly base: readonly Estimate<'probability'>[];
  /** pass@k of the trained model with its simultaneous band; shape [ks]. */
  readonly trained: readonly Estimate<'probability'>[];
  /** Trained minus base, paired, with its simultaneous band; shape [ks]. */
  readonly difference: readonly Estimate<'probability'>[];
  /** What the band of the difference allows to say. */
  readonly verdict: CapabilityVerdict;
  /** Every crossing of the estimated curves, from small k to large. */
  readonly crossings: readonly Crossing[];
  /** Prompts that both models attempted. */
  readonly prompts: number;
  /** Prompts left out because one model has no attempts. */
  readonly unpaired: number;
}

/**
 * Compares a trained model with its base along k: does the base catch up with more tries, and is the
 * answer certain?
 *
 * Both curves and their difference come with bands that hold **everywhere at once**, so verdicts
 * may be read off at whatever k looks best. A crossing is certified when the band of the
 * difference lies above zero at one k and below it at another: wrong in fewer than 5 % of worlds
 * without a crossing, also where the curves touch or are equal. `'not certified'` is not "no
 * crossing". Nothing is said beyond the attempts that were made.
 *
 * Prompts are paired, which removes what is easy or hard for both. With `prompts: 'sample'`
 * (default) the answer is about prompts of this kind; with `'these'` about this benchmark.
 *
 * @param base counts of the base model, one entry per prompt.
 * @param trained counts of the trained model on the same prompts, in the same order; the numbers of
 *   attempts may differ.
 * @param options `ks`; `prompts`: which question; `level`, default 0.95.
 * @returns curves, difference, verdict and crossings.
 * @throws {DomainError} counts that are no counts, sides of unequal length, ks not rising integers
 *   ≥ 1, level outside (0, 1), more than 2^20 attempts for every prompt.
 *
 * @see Yue et al. (2025), arXiv:2504.13837 (the crossing); Naiman (1986),
 *   doi:10.1214/aos/1176349983 (the bands)
 *
 * @example
 * ```ts
 * const attempts = new Float64Array(200).fill(64);
 * const base = { attempts, successes: attempts.map((_, i) => 1 + (i % 4)) };
 * const trained = { attempts, successes: attempts.map((_, i) => (i % 2) * 60) };
 * const { verdict, crossings } = compareCapability(base, trained);
 * verdict; // => 'certified crossing'
 * crossings.map(({ k, overtakes }) => [k.value, overtakes]); // => [[17, 'base']]
 * ```
 */
export function compareCapability(
  base: PassCounts,
  trained: PassCounts,
  options: PassAtKCurveOptions = {},
): CapabilityComparison {
  const fn = 'compareCapability';
  checkPairs(fn, base, trained);
  checkObject(fn, 'options', options);
  const { ks: asked, prompts: over = 'sample', level = 0.95 } = options;
  checkLevel(fn, level);
  checkQuestion(fn, 'prompts', over);
  if (asked !== undefined) checkKs(fn, asked);
  const paired = (_: unknown, i: number) => base.attempts[i]! > 0 && trained.attempts[i]! > 0;
  const [first, second] = [keep(base, paired), keep(trained, paired)];
  const sides = [countBins(fn, first), countBins(fn, second)] as const;
  const { prompts } = sides[0];
  const unpaired = base.attempts.length - prompts;
  const fewest = Math.min(sides[0].fewest, sides[1].fewest);
  checkScan(fn, fewest);
  const ks = asked ?? (prompts === 0 ? [] : attemptGrid(fewest));
  const known = ks.filter((k) => k <= fewest);
  const [baseBins, trainedBins] = sides;
  const sums = sides.map((bins) => curveSums(bins, known, over)) as [Sums, Sums];
  const difference = differenceBand(baseBins, trainedBins, sums, known, over, level);
  const whole = (bins: CountBins, band: readonly Estimate<'probability'>[]) =>
    ks.map((k, l) => unknownAt(sides, k, level) ?? tooFewAttempts(bins, k, level) ?? band[l]!);
  const signs = difference.map(({ lower, upper }) => (lower > 0 ? 1 : upper < 0 ? -1 : 0));
  return {
    ks,
    base: whole(baseBins, curveBand(sums[0], over, level)),
    trained: whole(trainedBins, curveBand(sums[1], over, level)),
    difference: whole(baseBins, difference),
    verdict: verdictOf(signs),
    crossings: crossingsOf(sides, known, signs, { level, n: prompts }),
    prompts,
    unpaired,
  };
}

type Sums = ReturnType<typeof curveSums>;

function keep(
  { successes, attempts }: PassCounts,
  kept: (_: unknown, i: number) => boolean,
): PassCounts {
  return {
    successes: Array.from(successes).filter(kept),
    attempts: Array.from(attempts).filter(kept),
  };
}

function unknownAt(
  sides: readonly CountBins[],
  k: number,
  level: number,
): Estimate<'probability'> | undefined {
  if (sides[0]!.prompts === 0) return undefinedEstimate('probability', 'no prompts', { level });
  return sides.map((bins) => tooFewAttempts(bins, k, level)).find((short) => short !== undefined);
}

function verdictOf(signs: readonly number[]): CapabilityVerdict {
  if (signs.includes(1) && signs.includes(-1)) return 'certified crossing';
  if (signs.length > 0 && signs.every((sign) => sign === 1)) return 'trained ahead throughout';
  if (signs.length > 0 && signs.every((sign) => sign === -1)) return 'base ahead throughout';
  return 'not certified';
}
