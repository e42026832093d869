import type { PassCounts } from '@bits-per-sample/core';
import type { PromptQuestion } from '../curve/promptQuestion.ts';

/** Mean of one category, and how well it is known. */
export interface CategorySums {
  /** Name of the category. */
  readonly name: string;
  /** Prompts in it. */
  readonly prompts: number;
  /** Mean rate, or mean gain. */
  readonly mean: number;
  /** Sampling variance of the mean; NaN with one prompt (`sample`) or one attempt (`these`). */
  readonly variance: number;
  /** Degrees of freedom of the variance. */
  readonly freedom: number;
  /** Share of one prompt that one deciding attempt is worth. */
  readonly grain: number;
}

/** Mean rate of each category, or mean gain when there are two sides. */
export function categorySums(
  codes: Int32Array,
  names: readonly string[],
  sides: readonly PassCounts[],
  over: PromptQuestion,
): CategorySums[] {
  const rate = (i: number) => {
    const [first, second] = sides.map(({ successes, attempts }) => successes[i]! / attempts[i]!);
    return second === undefined ? first! : second - first!;
  };
  const size = names.length;
  const [prompts, mean, squares] = [0, 1, 2].map(() => new Float64Array(size));
  const [within, freedom, grain] = [0, 1, 2].map(() => new Float64Array(size));
  codes.forEach((code, i) => {
    if (code < 0) return;
    prompts![code]!++;
    mean![code]! += rate(i);
    for (const { successes, attempts } of sides) {
      const [c, n] = [successes[i]!, attempts[i]!];
      within![code]! += n < 2 ? NaN : ((c / n) * (1 - c / n)) / (n - 1);
      freedom![code]! += n - 1;
      grain![code]! += 1 / n;
    }
  });
  for (let c = 0; c < size; c++) mean![c]! /= prompts![c]!;
  codes.forEach((code, i) => {
    if (code >= 0) squares![code]! += (rate(i) - mean![code]!) ** 2;
  });
  return names.map((name, c) => {
    const m = prompts![c]!;
    const between = m < 2 ? NaN : squares![c]! / (m - 1) / m;
    return {
      name,
      prompts: m,
      mean: mean![c]!,
      variance: over === 'sample' ? between : within![c]! / m ** 2,
      freedom: over === 'sample' ? m - 1 : freedom![c]!,
      grain: over === 'sample' ? 1 : grain![c]! / m,
    };
  });
}
