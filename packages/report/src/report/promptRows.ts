import type { Dictionary } from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';

/** Counts of prompts, each with all its groups together, and the category of each. */
export interface PromptRows {
  readonly successes: Float64Array;
  readonly attempts: Float64Array;
  /** Category, from 0 in the order of their names. */
  readonly category: Int32Array;
}

/**
 * One row per prompt and category, by category and pass rate, so that the order of a log does not
 * show. Groups without a reward, a category or a prompt are left out, and prompts that are alone in
 * their category.
 */
export function promptRows(groups: Groups, prompts: Dictionary, category: Dictionary): PromptRows {
  const rank = ranks(category.values);
  const placeOf = places(prompts.values.length);
  const [successes, attempts] = [0, 1].map(() => new Float64Array(groups.size)) as [
    Float64Array,
    Float64Array,
  ];
  const of = new Int32Array(groups.size);
  const sizes = new Int32Array(rank.length);
  let count = 0;
  for (let i = 0; i < groups.size; i++) {
    const prompt = prompts.codes[i]!;
    const code = category.codes[i]!;
    if (!(groups.attempts[i]! > 0) || prompt < 0 || code < 0) continue;
    const at = placeOf(prompt, rank[code]!);
    if (at === count) {
      of[count++] = rank[code]!;
      sizes[rank[code]!]!++;
    }
    successes[at]! += groups.successes[i]!;
    attempts[at]! += groups.attempts[i]!;
  }
  const rate = successes.map((k, i) => k / attempts[i]!);
  const order = Int32Array.from({ length: count }, (_, i) => i)
    .filter((i) => sizes[of[i]!]! >= 2)
    .sort((i, j) => of[i]! - of[j]! || rate[i]! - rate[j]!);
  return {
    successes: Float64Array.from(order, (i) => successes[i]!),
    attempts: Float64Array.from(order, (i) => attempts[i]!),
    category: Int32Array.from(order, (i) => of[i]!),
  };
}

/** The place of each name in their alphabetical order. */
function ranks(names: Dictionary['values']): Int32Array {
  const rank = new Int32Array(names.length);
  names
    .map((name, code) => [name ?? '', code] as const)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .forEach(([, code], i) => {
      rank[code] = i;
    });
  return rank;
}

/** Places of pairs of a prompt and a category, in order of first appearance. */
function places(prompts: number): (prompt: number, category: number) => number {
  // of a prompt's first category, which as a rule is its only one
  const [place, first] = [new Int32Array(prompts).fill(-1), new Int32Array(prompts)];
  const others = new Map<string, number>();
  let count = 0;
  return (prompt, category) => {
    if (place[prompt] === -1) {
      first[prompt] = category;
      place[prompt] = count++;
    }
    if (first[prompt] === category) return place[prompt]!;
    const key = `${prompt} ${category}`;
    const at = others.get(key) ?? count++;
    others.set(key, at);
    return at;
  };
}
