import {
  checkObject,
  checkPassCounts,
  checkProbability,
  DomainError,
  lgamma,
  type PassCounts,
} from '@bits-per-sample/core';
import { checkPairs } from '../check/checkPairs.ts';
import type { ClassShares } from './classifyPrompts.ts';

/** Options of {@link jointClasses}. */
export interface JointClassesOptions {
  /** ε: pass rate from which the base model "can" do a prompt. Default: 3 / fewest attempts. */
  readonly epsilon?: number;
  /** δ: pass rate from which the trained model "can". Default: ε. */
  readonly delta?: number;
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
  /** ε as used. */
  readonly epsilon: number;
  /** δ as used. */
  readonly delta: number;
}

/** Points of the grid of pass rates on either side. */
const POINTS = 61;
/** Steps of EM: stopping early is what keeps the prior smooth. */
const STEPS = 10;

/**
 * Elicited, lost, new: prompts expected in each class under the joint distribution of both pass
 * rates that the counts themselves show, and the chances of each prompt.
 *
 * A prior that treats the sides apart prints itself: of two models alike it calls prompts lost and
 * new. Here the joint law on the grid sin²(πj/120) × sin²(πj/120) starts flat and takes ten EM
 * steps over the distinct pairs of counts. With ε = 3/n, which n failures exclude at 95 %, "new"
 * can be decided at all.
 *
 * @param base counts of the base model, one entry per prompt, each with an attempt.
 * @param trained counts of the trained model on the same prompts, in the same order.
 * @param options `epsilon`, `delta`.
 * @returns expected and observed classes, chances per prompt, thresholds.
 * @throws {DomainError} counts that are no counts or have no attempts, sides of unequal length,
 *   thresholds outside [0, 1].
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
  checkPassCounts(fn, base);
  checkPassCounts(fn, trained);
  checkObject(fn, 'options', options);
  let fewest = Infinity;
  for (const { attempts } of [base, trained])
    for (let i = 0; i < attempts.length; i++) fewest = Math.min(fewest, attempts[i]!);
  if (fewest < 1) throw new DomainError(fn, 'attempts', '≥ 1 for every prompt', fewest);
  const { epsilon = Math.min(1, 3 / fewest) } = options;
  const { delta = epsilon } = options;
  checkProbability(fn, 'epsilon', epsilon);
  checkProbability(fn, 'delta', delta);
  const cells = cellsOf(base, trained);
  const weights = jointLaw(cells, base.successes.length);
  const least = (threshold: number) => GRID.findIndex((rate) => rate >= threshold);
  const [fromBase, fromTrained] = [least(epsilon), least(delta)];
  const chances = cells.map(({ left, right }) =>
    chancesOf(weights, left, right, fromBase, fromTrained),
  );
  const expected = { both: 0, baseOnly: 0, trainedOnly: 0, neither: 0 };
  const observed = { both: 0, baseOnly: 0, trainedOnly: 0, neither: 0 };
  const prompts = base.successes.length;
  const baseCannot = new Float64Array(prompts);
  const novel = new Float64Array(prompts);
  cells.forEach(({ rows, solved }, c) => {
    const chance = chances[c]!;
    for (const name of ['both', 'baseOnly', 'trainedOnly', 'neither'] as const)
      expected[name] += rows.length * chance[name];
    observed[solved] += rows.length;
    for (const row of rows) {
      baseCannot[row] = chance.trainedOnly + chance.neither;
      novel[row] = chance.trainedOnly;
    }
  });
  return { expected, observed, baseCannot, novel, epsilon, delta };
}

/** sin²(πj/120), j = 0 … 60. */
const GRID = Float64Array.from(
  { length: POINTS },
  (_, j) => Math.sin((Math.PI * j) / (2 * (POINTS - 1))) ** 2,
);

/** Prompts with the same counts on both sides. */
interface Cell {
  readonly rows: number[];
  /** Likelihood of the counts on the grid, of either side. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly solved: keyof ClassShares;
}

function cellsOf(base: PassCounts, trained: PassCounts): Cell[] {
  const cells = new Map<string, Cell>();
  for (let i = 0; i < base.successes.length; i++) {
    const [k, n, l, m] = [
      base.successes[i]!,
      base.attempts[i]!,
      trained.successes[i]!,
      trained.attempts[i]!,
    ];
    const key = `${k} ${n} ${l} ${m}`;
    const known = cells.get(key);
    if (known) known.rows.push(i);
    else
      cells.set(key, {
        rows: [i],
        left: likelihood(k, n),
        right: likelihood(l, m),
        solved: k > 0 ? (l > 0 ? 'both' : 'baseOnly') : l > 0 ? 'trainedOnly' : 'neither',
      });
  }
  return [...cells.values()];
}

function likelihood(k: number, n: number): Float64Array {
  const all = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
  return GRID.map((p) => {
    if (p === 0) return Number(k === 0);
    if (p === 1) return Number(k === n);
    return Math.exp(all + k * Math.log(p) + (n - k) * Math.log1p(-p));
  });
}

/** The joint law after ten steps of EM from a flat start; row-major [base, trained]. */
function jointLaw(cells: readonly Cell[], prompts: number): Float64Array {
  let law = new Float64Array(POINTS * POINTS).fill(1 / (POINTS * POINTS));
  for (let step = 0; step < STEPS; step++) {
    const next = new Float64Array(law.length);
    for (const { rows, left, right } of cells) {
      let total = 0;
      for (let i = 0; i < POINTS; i++) total += left[i]! * rowSum(law, right, i);
      if (!(total > 0)) continue;
      const share = rows.length / (prompts * total);
      for (let i = 0; i < POINTS; i++) {
        const scale = share * left[i]!;
        if (scale === 0) continue;
        for (let j = 0; j < POINTS; j++) next[i * POINTS + j]! += scale * right[j]!;
      }
    }
    law = law.map((w, at) => w * next[at]!);
  }
  return law;
}

function rowSum(law: Float64Array, right: Float64Array, i: number): number {
  let sum = 0;
  for (let j = 0; j < POINTS; j++) sum += law[i * POINTS + j]! * right[j]!;
  return sum;
}

function chancesOf(
  law: Float64Array,
  left: Float64Array,
  right: Float64Array,
  fromBase: number,
  fromTrained: number,
): ClassShares {
  const sums = { both: 0, baseOnly: 0, trainedOnly: 0, neither: 0 };
  for (let i = 0; i < POINTS; i++)
    for (let j = 0; j < POINTS; j++) {
      const mass = left[i]! * law[i * POINTS + j]! * right[j]!;
      const [baseCan, trainedCan] = [i >= fromBase, j >= fromTrained];
      sums[baseCan ? (trainedCan ? 'both' : 'baseOnly') : trainedCan ? 'trainedOnly' : 'neither'] +=
        mass;
    }
  const total = sums.both + sums.baseOnly + sums.trainedOnly + sums.neither;
  return {
    both: sums.both / total,
    baseOnly: sums.baseOnly / total,
    trainedOnly: sums.trainedOnly / total,
    neither: sums.neither / total,
  };
}
