import type { PairCells } from './pairCells.ts';

/** Likelihoods below this share of the largest are left out. */
const LEAST = 1e-13;

/**
 * One look at a joint law of two pass rates: its log-likelihood, and its gradient per prompt,
 * Σ L₀ L₁ / (M · m), m = L₀ᵀ W L₁, with which EM goes on as W ∘ gradient.
 *
 * @returns a function of W and of the gradient to fill in; both of shape [points × points].
 */
export function mixtureStep(
  cells: PairCells,
): (law: Float64Array, gradient: Float64Array) => number {
  const { prompts, row, column, left, right } = cells;
  const width = right[0]?.length ?? 0;
  const total = prompts.reduce((sum, x) => sum + x, 0);
  const spans = left.map(spanOf);
  const sums = new Float64Array(left.length * width);
  const back = new Float64Array(left.length * width);
  return (law, gradient) => {
    sums.fill(0);
    back.fill(0);
    gradient.fill(0);
    left.forEach((likelihood, r) => {
      const [from, to] = spans[r]!;
      for (let i = from; i < to; i++)
        addRow(sums, r * width, law, i * width, likelihood[i]!, width);
    });
    let fit = 0;
    for (let cell = 0; cell < prompts.length; cell++) {
      const at = row[cell]! * width;
      const likelihood = right[column[cell]!]!;
      let chance = 0;
      for (let j = 0; j < width; j++) chance += sums[at + j]! * likelihood[j]!;
      fit += prompts[cell]! * Math.log(chance);
      if (chance > 0) addRow(back, at, likelihood, 0, prompts[cell]! / (total * chance), width);
    }
    left.forEach((likelihood, r) => {
      const [from, to] = spans[r]!;
      for (let i = from; i < to; i++)
        addRow(gradient, i * width, back, r * width, likelihood[i]!, width);
    });
    return fit;
  };
}

function addRow(
  to: Float64Array,
  at: number,
  row: Float64Array,
  from: number,
  times: number,
  width: number,
): void {
  for (let j = 0; j < width; j++) to[at + j]! += times * row[from + j]!;
}

function spanOf(likelihood: Float64Array): readonly [number, number] {
  const least = LEAST * likelihood.reduce((most, x) => Math.max(most, x), 0);
  return [likelihood.findIndex((x) => x > least), likelihood.findLastIndex((x) => x > least) + 1];
}
