import { cholesky } from '@bits-per-sample/core';

/** What a grid of pass rates is made of. */
export interface GridShape {
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
}

/** Groups of one size on a grid of pass rates: all that weights need whatever they estimate. */
export interface WeightGrid {
  /** Points of the grid, those left out at its ends included. */
  readonly points: number;
  /** Pass rates; shape [rows]. */
  readonly rates: Float64Array;
  /** A: the chance of each count at each pass rate, row by row; shape [rows, counts]. */
  readonly chances: Float64Array;
  /** Share of prompts expected at each count; shape [counts]. */
  readonly share: Float64Array;
  /**
   * Cholesky factors of t·AᵀA/points + diag(share)/prompts for each of {@link TRADES}; undefined
   * where there is none. Those of one number of prompts are kept.
   */
  readonly factors: (prompts: number) => readonly (Float64Array | undefined)[];
}

/** Trade-offs t between bias and noise that are tried: powers of four. */
export const TRADES = Array.from({ length: 11 }, (_, e) => 4 ** (e - 1));

/** Makes a grid: as dear as the weights of a function on it, and the same for all functions. */
export function weightGrid({ points, ends = 0, counts, chance, share }: GridShape): WeightGrid {
  const rates = Float64Array.from(
    { length: points - 2 * ends },
    (_, j) => Math.sin((Math.PI * (j + ends)) / (2 * (points - 1))) ** 2,
  );
  const chances = new Float64Array(rates.length * counts);
  for (let j = 0; j < rates.length; j++)
    for (let k = 0; k < counts; k++) chances[j * counts + k] = chance(rates[j]!, k);
  const gram = gramOf(chances, counts);
  const factorsFor = (prompts: number) =>
    TRADES.map((t) => {
      const system = gram.map((x) => (t / points) * x);
      for (let k = 0; k < counts; k++) system[k * counts + k]! += share[k]! / prompts;
      return cholesky(system, counts);
    });
  let last: { prompts: number; factors: ReturnType<typeof factorsFor> } | undefined;
  const factors = (prompts: number) => {
    if (last?.prompts !== prompts) last = { prompts, factors: factorsFor(prompts) };
    return last.factors;
  };
  return { points, rates, chances, share, factors };
}

/** The lower triangle of AᵀA. */
function gramOf(matrix: Float64Array, counts: number): Float64Array {
  const gram = new Float64Array(counts * counts);
  for (let row = 0; row < matrix.length; row += counts)
    for (let k = 0; k < counts; k++) {
      const x = matrix[row + k]!;
      for (let l = 0; l <= k; l++) gram[k * counts + l]! += x * matrix[row + l]!;
    }
  return gram;
}
