import { choleskySolve } from '@bits-per-sample/core';
import { biasAwareQuantile } from './biasAwareQuantile.ts';
import type { CountWeights } from './countWeightsShape.ts';
import { TRADES, type WeightGrid } from './weightGrid.ts';

/** What weights are to do. */
export interface WeightProblem {
  /** The function of the pass rate. */
  readonly at: (p: number) => number;
  /** Prompts that are averaged over. */
  readonly prompts: number;
  /** Part by which a later trade-off must be better to be taken. Default 1e-4. */
  readonly gain?: number;
}

/**
 * The weights that balance the largest bias on a grid of pass rates against noise: for each
 * trade-off t the least squares t·|Aw − f|²/points + Σ share·w²/prompts, shifted so that the
 * bias is as large upwards as downwards; the shortest honest interval wins.
 */
export function gridWeights(
  grid: WeightGrid,
  { at, prompts, gain = 1e-4 }: WeightProblem,
): CountWeights {
  const { points, rates, chances, share } = grid;
  const target = rates.map(at);
  const right = transposed(chances, target, share.length);
  let best: CountWeights | undefined;
  let least = Infinity;
  for (const [e, factor] of grid.factors(prompts).entries()) {
    if (factor === undefined) break;
    const weights = choleskySolve(
      factor,
      right.map((x) => (TRADES[e]! / points) * x),
    );
    const [low, high] = residualRange(chances, target, weights);
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

/** Aᵀf. */
function transposed(matrix: Float64Array, target: Float64Array, counts: number): Float64Array {
  const right = new Float64Array(counts);
  for (let j = 0; j < target.length; j++)
    for (let k = 0; k < counts; k++) right[k]! += matrix[j * counts + k]! * target[j]!;
  return right;
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
