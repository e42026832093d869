import { checkObject, checkOneOf, checkProbability, type PassCounts } from '@bits-per-sample/core';
import { checkPairs } from '../check/checkPairs.ts';
import { fewestAttempts } from '../check/fewestAttempts.ts';
import { mixtureStep } from './mixtureStep.ts';
import { type PairCells, pairCells } from './pairCells.ts';

/** Numbers of prompts by what the two models can do. */
export interface ClassShares {
  /** Both models can. */
  readonly both: number;
  /** Only the base model can: lost by training. */
  readonly baseOnly: number;
  /** Only the trained model can: new. */
  readonly trainedOnly: number;
  /** Neither can. */
  readonly neither: number;
}

/** Options of {@link jointClasses}. */
export interface JointClassesOptions {
  /** ε: pass rate from which the base model "can" do a prompt. Default: 3 / fewest attempts. */
  readonly epsilon?: number;
  /** δ: pass rate from which the trained model "can". Default: ε. */
  readonly delta?: number;
  /**
   * What the grid does at ε and δ: a `'point'` can or cannot (default, as published); the `'cell'`
   * around it is shared in proportion, which is nearer to the truth from some 64 attempts on, where
   * 3/n is finer than the grid.
   */
  readonly threshold?: 'point' | 'cell';
}

/** What two models can do, prompt by prompt, by their joint distribution of pass rates. */
export interface JointClasses {
  /** Prompts expected in each class. */
  readonly expected: ClassShares;
  /** Prompts with a success on each side, as counted. */
  readonly observed: ClassShares;
  /** P(base < ε) of each prompt; shape [M]. */
  readonly baseCannot: Float64Array;
  /** P(base < ε and trained ≥ δ) of each prompt; shape [M]. */
  readonly novel: Float64Array;
  /** P(base ≥ ε and trained < δ) of each prompt; shape [M]. */
  readonly lost: Float64Array;
  /** ε as used. */
  readonly epsilon: number;
  /** δ as used. */
  readonly delta: number;
}

/** Points of the grid of pass rates on either side. */
const POINTS = 61;
/** Steps of EM: stopping early is what keeps the prior smooth. */
const STEPS = 10;

/** sin²(πj/120), j = 0 … 60. */
const GRID = Float64Array.from(
  { length: POINTS },
  (_, j) => Math.sin((Math.PI * j) / (2 * (POINTS - 1))) ** 2,
);

const NAMES = ['both', 'baseOnly', 'trainedOnly', 'neither'] as const;

/**
 * Elicited, lost, new: prompts expected in each class under the joint distribution of both pass
 * rates that the counts themselves show, and the chances of each prompt.
 *
 * A prior that treats the sides apart prints itself: of two models alike, with 0 of 8 everywhere,
 * it calls 6 of 29 prompts lost and 6 new. Here the joint law on the grid sin²(πj/120) × sin²(πj/120)
 * starts flat and takes ten EM steps over the distinct pairs of counts. With ε = 3/n, which n
 * failures exclude at 95 %, "new" can be decided at all.
 *
 * Few attempts leave much of the joint law open: two models alike, with pass rates spread evenly
 * and 8 attempts, still show a prompt in 20 as lost. {@link classIntervals} says how far the numbers
 * are known.
 *
 * @param base counts of the base model, one entry per prompt, each with an attempt.
 * @param trained counts of the trained model on the same prompts, in the same order.
 * @param options `epsilon`, `delta`, `threshold`.
 * @returns expected and observed classes, chances per prompt, thresholds.
 * @throws {DomainError} counts that are no counts or have no attempts, sides of unequal length,
 *   thresholds outside [0, 1].
 *
 * @see Robbins (1956) (empirical Bayes); Yue et al. (2025), arXiv:2504.13837 (the four classes, by
 *   counts)
 *
 * @example
 * ```ts
 * const attempts = new Float64Array(40).fill(8);
 * const same = { attempts, successes: new Float64Array(40) };
 * jointClasses(same, same, { epsilon: 0.375 }).expected.neither > 38; // => true
 * ```
 */
export function jointClasses(
  base: PassCounts,
  trained: PassCounts,
  options: JointClassesOptions = {},
): JointClasses {
  const fn = 'jointClasses';
  checkPairs(fn, base, trained);
  checkObject(fn, 'options', options);
  const fewest = fewestAttempts(fn, base, trained);
  const { epsilon = Math.min(1, 3 / fewest), threshold = 'point' } = options;
  const { delta = epsilon } = options;
  checkProbability(fn, 'epsilon', epsilon);
  checkProbability(fn, 'delta', delta);
  checkOneOf(fn, 'threshold', threshold, ['point', 'cell']);
  const cells = pairCells(base, trained, [GRID, GRID]);
  const law = jointLaw(cells);
  const can = [epsilon, delta].map((rate) => ableShares(rate, threshold));
  const chances = Array.from(cells.prompts, (_, cell) => chancesOf(law, cells, cell, can));
  const expected = { both: 0, baseOnly: 0, trainedOnly: 0, neither: 0 };
  const observed = { both: 0, baseOnly: 0, trainedOnly: 0, neither: 0 };
  chances.forEach((chance, cell) => {
    for (const name of NAMES) expected[name] += cells.prompts[cell]! * chance[name];
  });
  for (let i = 0; i < base.successes.length; i++)
    observed[classOf(base.successes[i]! > 0, trained.successes[i]! > 0)]++;
  const each = (of: (chance: ClassShares) => number) =>
    Float64Array.from(cells.cellOf, (cell) => of(chances[cell]!));
  return {
    expected,
    observed,
    baseCannot: each(({ trainedOnly, neither }) => trainedOnly + neither),
    novel: each(({ trainedOnly }) => trainedOnly),
    lost: each(({ baseOnly }) => baseOnly),
    epsilon,
    delta,
  };
}

const classOf = (base: boolean, trained: boolean): keyof ClassShares =>
  base ? (trained ? 'both' : 'baseOnly') : trained ? 'trainedOnly' : 'neither';

/** The joint law after ten steps of EM from a flat start; row-major [base, trained]. */
function jointLaw(cells: PairCells): Float64Array {
  const law = new Float64Array(POINTS * POINTS).fill(1 / (POINTS * POINTS));
  const gradient = new Float64Array(law.length);
  const look = mixtureStep(cells);
  for (let step = 0; step < STEPS; step++) {
    look(law, gradient);
    for (let at = 0; at < law.length; at++) law[at]! *= gradient[at]!;
  }
  return law;
}

/** How much of each point of the grid can: 0 or 1, or a part of the cell that holds the rate. */
function ableShares(rate: number, threshold: 'point' | 'cell'): Float64Array {
  const at = (2 * (POINTS - 1) * Math.asin(Math.sqrt(rate))) / Math.PI;
  return GRID.map((point, j) =>
    threshold === 'point' || point === 0 || point === 1
      ? Number(point >= rate)
      : Math.min(1, Math.max(0, j + 0.5 - at)),
  );
}

function chancesOf(
  law: Float64Array,
  { row, column, left, right }: PairCells,
  cell: number,
  can: readonly Float64Array[],
): ClassShares {
  const [before, after] = [left[row[cell]!]!, right[column[cell]!]!];
  const [first, second] = [can[0]!, can[1]!];
  let [both, baseOnly, trainedOnly, neither] = [0, 0, 0, 0];
  for (let i = 0; i < POINTS; i++) {
    let [able, unable] = [0, 0];
    for (let j = 0; j < POINTS; j++) {
      const mass = law[i * POINTS + j]! * after[j]!;
      able += mass * second[j]!;
      unable += mass * (1 - second[j]!);
    }
    both += before[i]! * first[i]! * able;
    baseOnly += before[i]! * first[i]! * unable;
    trainedOnly += before[i]! * (1 - first[i]!) * able;
    neither += before[i]! * (1 - first[i]!) * unable;
  }
  const total = both + baseOnly + trainedOnly + neither;
  return {
    both: both / total,
    baseOnly: baseOnly / total,
    trainedOnly: trainedOnly / total,
    neither: neither / total,
  };
}
