import { cholesky, choleskySolve } from '@bits-per-sample/core';
import { biasAwareQuantile } from './biasAwareQuantile.ts';
import type { CountWeights } from './countWeightsShape.ts';

/** What weights are to do. */
export interface WeightProblem {
  /** The function of the pass rate. */
  readonly at: (p: number) => number;
  /** Points of the grid sin²(πj/2(points − 1)). */
  readonly points: number;
  /** Points left out at either end. Default 0. */
  readonly ends?: number;
  /** Counts that may occur. */
  readonly counts: number;
  /** Chance of the k-th of them at pass rate p. */
  readonly chance: (p: number, k: number) => number;
  /** Share of prompts expected at each of them; shape [counts]. */
  readonly share: Float64Array;
  /** Prompts that are averaged over. */
  readonly prompts: number;
  /** Part by which a later trade-off must be better to be taken. Default 1e-4. */
  readonly gain?: number;
}

/** Trade-offs between bias and noise that are tried: powers of four. */
const TRIES = Array.from({ length: 11 }, (_, e) => 4 ** (e - 1));

/**
 * The weights that balance the largest bias on a grid of pass rates against noise: for each
 * trade-off t the least squares t·|Aw − f|²/points + Σ share·w²/prompts, shifted so that the
 * bias is as large upwards as downwards; the shortest honest interval wins.
 */
export function gridWeights(problem: WeightProblem): CountWeights {
  const { at, points, ends = 0, counts, chance, share, prompts, gain = 1e-4 } = problem;
  const rows = points - 2 * ends;
  const matrix = new Float64Array(rows * counts);
  const target = new Float64Array(rows);
  for (let j = 0; j < rows; j++) {
    const p = Math.sin((Math.PI * (j + ends)) / (2 * (points - 1))) ** 2;
    target[j] = at(p);
    for (let k = 0; k < counts; k++) matrix[j * counts + k] = chance(p, k);
  }
  const { gram, right } = normalEquations(matrix, target, counts);
  let best: CountWeights | undefined;
  let least = Infinity;
  for (const t of TRIES) {
    const scale = t / points;
    const system = gram.map((x) => scale * x);
    for (let k = 0; k < counts; k++) system[k * counts + k]! += share[k]! / prompts;
    const factor = cholesky(system, counts);
    if (factor === undefined) break;
    const weights = choleskySolve(
      factor,
      right.map((x) => scale * x),
    );
    const [low, high] = residualRange(matrix, target, weights);
    const shifted = weights.map((w) => w - (low + high) / 2);
    const biasBound = (high - low) / 2;
    const noise = Math.sqrt(varianceOf(shifted, share) / prompts);
    const width = noise > 0 ? biasAwareQuantile(biasBound / noise) * noise : biasBound;
    if (!(width < least * (1 - gain))) continue;
    least = width;
    best = { weights: shifted, biasBound };
  }
  return best!;
}

function normalEquations(matrix: Float64Array, target: Float64Array, counts: number) {
  const gram = new Float64Array(counts * counts);
  const right = new Float64Array(counts);
  for (let j = 0; j < target.length; j++) {
    const row = j * counts;
    for (let k = 0; k < counts; k++) {
      const x = matrix[row + k]!;
      right[k]! += x * target[j]!;
      for (let l = 0; l <= k; l++) gram[k * counts + l]! += x * matrix[row + l]!;
    }
  }
  return { gram, right };
}

/** Least and largest of Aw − f. */
function residualRange(
  matrix: Float64Array,
  target: Float64Array,
  weights: Float64Array,
): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  const counts = weights.length;
  for (let j = 0; j < target.length; j++) {
    let residual = -target[j]!;
    for (let k = 0; k < counts; k++) residual += matrix[j * counts + k]! * weights[k]!;
    low = Math.min(low, residual);
    high = Math.max(high, residual);
  }
  return [low, high];
}

function varianceOf(values: Float64Array, share: Float64Array): number {
  let mean = 0;
  let square = 0;
  values.forEach((x, k) => {
    mean += share[k]! * x;
    square += share[k]! * x * x;
  });
  return Math.max(0, square - mean * mean);
}
