import { type Estimate, undefinedEstimate } from '@bits-per-sample/core';
import { attemptGrid } from '../curve/attemptGrid.ts';
import { curveBand } from '../curve/curveBand.ts';
import { arcLength, betweenPrompts, curveSums, type PromptQuestion } from '../curve/curveSums.ts';
import type { PassAtKCurveOptions } from '../curve/passAtKCurve.ts';
import { missRows, type PromptBins, promptBins } from '../curve/promptBins.ts';
import { tooFewAttempts } from '../curve/tooFewAttempts.ts';
import {
  checkKs,
  checkLevel,
  checkPairs,
  checkQuestion,
  type PassCounts,
} from '../numeric/checkCounts.ts';
import { bandQuantile } from '../numeric/studentTail.ts';
import { leads } from './leads.ts';

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

/** A place where one curve overtakes the other. */
export interface Crossing {
  /**
   * The first k at which the other model is ahead or level. Between `lower` and `upper` the band
   * of the difference leaves zero on both sides; 1 and Infinity where it does not.
   */
  readonly k: Estimate<'attempts'>;
  /** Which model is ahead after it. */
  readonly overtakes: 'base' | 'trained';
  /** Whether both ends of the interval are certified, so that the curves do cross between them. */
  readonly certified: boolean;
}

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
 * Compares a trained model with its base along k: did training elicit or teach, and is the answer
 * certain?
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
 *   ≥ 1, level outside (0, 1).
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
  { ks: asked, prompts: over = 'sample', level = 0.95 }: PassAtKCurveOptions = {},
): CapabilityComparison {
  const fn = 'compareCapability';
  checkPairs(fn, base, trained);
  checkLevel(fn, level);
  checkQuestion(fn, over);
  if (asked) checkKs(fn, asked);
  const paired = base.attempts.map((n, i) => Number(n > 0 && trained.attempts[i]! > 0));
  const [first, second] = [keep(base, paired), keep(trained, paired)];
  const sides = [promptBins(first), promptBins(second)] as const;
  const { prompts } = sides[0];
  const unpaired = base.attempts.length - prompts;
  const fewest = Math.min(sides[0].fewest, sides[1].fewest);
  const ks = asked ?? (prompts === 0 ? [] : attemptGrid(fewest));
  const known = ks.filter((k) => k <= fewest);
  const [baseBins, trainedBins] = sides;
  const sums = sides.map((bins) => curveSums(bins, known, over)) as [Sums, Sums];
  const difference = differenceBand(baseBins, trainedBins, sums, known, over, level);
  const whole = (bins: PromptBins, band: readonly Estimate<'probability'>[]) =>
    ks.map((k, l) => unknownAt(sides, k, level) ?? tooFewAttempts(bins, k, level) ?? band[l]!);
  const signs = difference.map(({ lower, upper }) => (lower > 0 ? 1 : upper < 0 ? -1 : 0));
  return {
    ks,
    base: whole(baseBins, curveBand(sums[0], over, level)),
    trained: whole(trainedBins, curveBand(sums[1], over, level)),
    difference: whole(baseBins, difference),
    verdict: verdictOf(signs),
    crossings: crossingsOf(first, second, known, signs, { level, n: prompts }),
    prompts,
    unpaired,
  };
}

type Sums = ReturnType<typeof curveSums>;

function keep({ successes, attempts }: PassCounts, kept: Float64Array): PassCounts {
  const there = (_: number, i: number) => kept[i] === 1;
  return { successes: successes.filter(there), attempts: attempts.filter(there) };
}

function unknownAt(
  sides: readonly PromptBins[],
  k: number,
  level: number,
): Estimate<'probability'> | undefined {
  if (sides[0]!.prompts === 0) return undefinedEstimate('probability', 'no prompts', { level });
  return sides.map((bins) => tooFewAttempts(bins, k, level)).find((short) => short !== undefined);
}

/**
 * Trained minus base with a band of ± c standard errors. One prompt (`sample`) or one attempt
 * (`these`) that would decide the other way is added to the scatter, so that agreement in all
 * prompts is not taken for certainty.
 */
function differenceBand(
  base: PromptBins,
  trained: PromptBins,
  [first, second]: readonly [Sums, Sums],
  ks: readonly number[],
  over: PromptQuestion,
  level: number,
): Estimate<'probability'>[] {
  const { prompts } = base;
  const common = { level, n: prompts, unit: 'probability' } as const;
  const alone = over === 'sample' && prompts < 2; // one prompt says nothing about others
  const { variance, covariance } =
    over === 'sample'
      ? betweenPrompts(
          gains(base, trained, ks),
          new Uint8Array(prompts).fill(1),
          ks.length,
          prompts,
        )
      : {
          variance: first.variance.map((x, l) => x + second.variance[l]!),
          covariance: first.covariance.map((x, l) => x + second.covariance[l]!),
        };
  const freedom = over === 'sample' ? prompts - 1 : Infinity;
  const critical = alone ? Infinity : bandQuantile(level, freedom, arcLength(variance, covariance));
  return ks.map((_, l) => {
    const value = second.mean[l]! - first.mean[l]!;
    const more = over === 'sample' ? 1 : first.grain[l]! ** 2 + second.grain[l]! ** 2;
    const margin = alone ? Infinity : (critical * Math.sqrt(variance[l]! + more)) / prompts;
    return {
      value,
      lower: Math.max(-1, value - margin),
      upper: Math.min(1, value + margin),
      ...common,
      method: `simultaneous band, paired, ${over} prompts`,
    };
  });
}

/** Gain of each prompt at each k; shape [prompts × ks]. */
function gains(base: PromptBins, trained: PromptBins, ks: readonly number[]): Float64Array {
  const size = ks.length;
  const [first, second] = [missRows(base, ks), missRows(trained, ks)];
  const rows = new Float64Array(base.prompts * size);
  for (let i = 0; i < base.prompts; i++)
    for (let l = 0; l < size; l++)
      rows[i * size + l] = first[base.bin[i]! * size + l]! - second[trained.bin[i]! * size + l]!;
  return rows;
}

function verdictOf(signs: readonly number[]): CapabilityVerdict {
  if (signs.includes(1) && signs.includes(-1)) return 'certified crossing';
  if (signs.length > 0 && signs.every((sign) => sign === 1)) return 'trained ahead throughout';
  if (signs.length > 0 && signs.every((sign) => sign === -1)) return 'base ahead throughout';
  return 'not certified';
}

/** Every change of the lead, with the nearest certified leads on both sides. */
function crossingsOf(
  base: PassCounts,
  trained: PassCounts,
  ks: readonly number[],
  signs: readonly number[],
  { level, n }: { level: number; n: number },
): Crossing[] {
  const crossings: Crossing[] = [];
  let ahead = 0;
  let tied = NaN; // first k of a tie since the last lead
  for (const { k, sign } of leads(base, trained)) {
    if (sign === 0) {
      if (Number.isNaN(tied)) tied = k;
      continue;
    }
    if (ahead !== 0 && sign !== ahead) {
      const at = Number.isNaN(tied) ? k : tied;
      const before = ks.findLast((x, l) => x <= at && signs[l] === -sign);
      const after = ks.find((x, l) => x >= at && signs[l] === sign);
      crossings.push({
        k: {
          value: at,
          lower: before ?? 1,
          upper: after ?? Infinity,
          level,
          n,
          unit: 'attempts',
          method: 'band of the difference',
        },
        overtakes: sign === 1 ? 'trained' : 'base',
        certified: before !== undefined && after !== undefined,
      });
    }
    ahead = sign;
    tied = NaN;
  }
  return crossings;
}
