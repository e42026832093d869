import { betainc, checkNumbers, checkObject, checkSameLength } from '@bits-per-sample/core';
import { denseCodes } from '../numeric/denseCodes.ts';

/** Groups with a label that each prompt keeps; shape [groups]. */
export interface LabelledGroups {
  /** Step of each group. */
  readonly steps: ArrayLike<string | number>;
  /** Prompt of each group. */
  readonly prompts: ArrayLike<string | number>;
  /** Label of its prompt, such as a source or a category; of a prompt with several, the last. */
  readonly labels: ArrayLike<string | number>;
  /** What the label may split: a pass rate, 1 for a live group. */
  readonly values: ArrayLike<number>;
}

/** How much of the spread between prompts a label tells. */
export interface Breakdown {
  /** Variance between labels over that within, F. */
  readonly ratio: number;
  /** Degrees of freedom of either. */
  readonly freedom: readonly [between: number, within: number];
  /** Share of the variance between prompts that the label tells, ω²; below 0 by chance. */
  readonly omegaSquared: number;
  /** Chance of such a ratio where the label tells nothing. */
  readonly pValue: number;
}

/** Prompts from which on a label is compared. */
const LEAST_PROMPTS = 5;

const NONE: Breakdown = { ratio: NaN, freedom: [NaN, NaN], omegaSquared: NaN, pValue: NaN };

/**
 * Whether a label that each prompt keeps splits a value of its groups: which source of a mixture
 * is too hard, or teaches nothing.
 *
 * One way of variance over labels with five prompts or more. Means of each step are taken out
 * first, since a label that comes late in the run would carry what the run has learned; and each
 * prompt is one value, since its groups resemble each other: with groups as units half of all
 * labels without meaning would split. Who tries several labels multiplies p by their number.
 *
 * @param groups step, prompt, label and value of each; a group whose value is NaN is left out.
 * @returns F with its degrees of freedom, ω² and p; NaN with fewer than two such labels, or fewer
 *   prompts than labels + 10.
 * @throws {DomainError} columns that are no numbers or of different lengths.
 *
 * @see Hays (1963), Statistics for psychologists (ω²)
 *
 * @example
 * ```ts
 * const prompts = Array.from({ length: 40 }, (_, i) => i);
 * const labels = prompts.map((i) => (i % 2 ? 'algebra' : 'geometry'));
 * const values = prompts.map((i) => (i % 2 ? 0.8 : 0.2) + 0.01 * (i % 5));
 * const { omegaSquared, pValue } = breakdown({ steps: prompts.map(() => 1), prompts, labels, values });
 * omegaSquared > 0.99 && pValue < 1e-40; // => true
 * ```
 */
export function breakdown(groups: LabelledGroups): Breakdown {
  const fn = 'breakdown';
  checkObject(fn, 'groups', groups);
  const { steps, prompts, labels, values } = groups;
  checkNumbers(fn, 'values', values);
  for (const [name, column] of Object.entries({ steps, prompts, labels }))
    checkSameLength(fn, name, column, values.length);
  const { means, codes, sizes } = promptValues(groups);
  const used = sizes.map((n) => Number(n >= LEAST_PROMPTS));
  const kept = Array.from(means, (_, i) => i).filter((i) => used[codes[i]!] === 1);
  const count = used.reduce((sum, x) => sum + x, 0);
  if (count < 2 || kept.length < count + 10) return NONE;
  const centre = kept.reduce((sum, i) => sum + means[i]!, 0) / kept.length;
  const sums = new Float64Array(sizes.length);
  for (const i of kept) sums[codes[i]!]! += means[i]!;
  const own = sums.map((sum, code) => sum / sizes[code]!);
  let [between, within] = [0, 0];
  for (const i of kept) {
    between += (own[codes[i]!]! - centre) ** 2;
    within += (means[i]! - own[codes[i]!]!) ** 2;
  }
  const freedom = [count - 1, kept.length - count] as const;
  const error = within / freedom[1];
  const ratio = between / freedom[0] / error;
  return {
    ratio,
    freedom,
    omegaSquared: (between - freedom[0] * error) / (between + within + error),
    pValue: tail(ratio, freedom),
  };
}

/** P(F > ratio), with all its digits where it is small. */
function tail(ratio: number, [between, within]: readonly [number, number]): number {
  if (Number.isNaN(ratio)) return NaN;
  if (ratio === Infinity) return 0;
  return betainc(within / (within + between * ratio), within / 2, between / 2);
}

/** One value for each prompt, less the means of its steps, with the code of its label. */
function promptValues({ steps, prompts, labels, values }: LabelledGroups) {
  const step = denseCodes(steps, values.length);
  const [stepSums, stepSizes] = [new Float64Array(step.count), new Float64Array(step.count)];
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    stepSums[step.codes[i]!]! += values[i]!;
    stepSizes[step.codes[i]!]!++;
  }
  const prompt = denseCodes(prompts, values.length);
  const label = denseCodes(labels, values.length);
  const [sums, visits] = [new Float64Array(prompt.count), new Float64Array(prompt.count)];
  const labelOf = new Int32Array(prompt.count);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    const s = step.codes[i]!;
    const q = prompt.codes[i]!;
    sums[q]! += values[i]! - stepSums[s]! / stepSizes[s]!;
    visits[q]!++;
    labelOf[q] = label.codes[i]!;
  }
  const seen = Array.from(visits, (_, q) => q).filter((q) => visits[q]! > 0);
  const codes = Int32Array.from(seen, (q) => labelOf[q]!);
  const sizes = new Float64Array(label.count);
  for (const code of codes) sizes[code]!++;
  return { means: Float64Array.from(seen, (q) => sums[q]! / visits[q]!), codes, sizes };
}
