import {
  type ClassShares,
  compareCapability,
  gainJaggedness,
  type JointClasses,
  jaggedness,
  type PromptQuestion,
} from '@bits-per-sample/capability';
import type { Estimate } from '@bits-per-sample/core';
import type { GroupCounts } from '../trials/groupCounts.ts';
import type { ComparisonCategory } from './comparison.ts';
import type { PairedPrompts } from './pairPrompts.ts';

/** Both sides by category: pass rates, gain, reach, and what each model can do. */
export function byCategory(
  { base, trained, categories }: PairedPrompts,
  all: JointClasses | null,
  { ks, ...options }: { prompts: PromptQuestion; level: number; ks: readonly number[] },
): ComparisonCategory[] {
  const before = jaggedness(base, categories, options).categories;
  const after = jaggedness(trained, categories, options).categories;
  const gains = gainJaggedness(base, trained, categories, options).categories;
  return gains.map(({ name, prompts, mean }, i) => {
    const classes = all === null ? null : sharesOf(all, (row) => categories[row] === name);
    const among = (_: unknown, row: number) => categories[row] === name;
    const part = (side: GroupCounts): GroupCounts => ({
      successes: side.successes.filter(among),
      attempts: side.attempts.filter(among),
    });
    // Šidák: all categories are looked at
    const level = options.level ** (1 / gains.length);
    const reach = reachOf(part(base), part(trained), ks, { ...options, level });
    return {
      name,
      prompts,
      reach,
      base: before[i]!.mean,
      trained: after[i]!.mean,
      gain: mean,
      classes,
    };
  });
}

function reachOf(
  base: GroupCounts,
  trained: GroupCounts,
  ks: readonly number[],
  options: { prompts: PromptQuestion; level: number },
): ComparisonCategory['reach'] {
  const curves = compareCapability(base, trained, { ...options, ks });
  const last = curves.difference.findLastIndex(({ value }) => !Number.isNaN(value));
  const k = ks[last];
  if (k === undefined || k === 1) return null;
  const [before, after, difference] = [curves.base, curves.trained, curves.difference].map(
    (curve) => curve[last]!,
  ) as [Estimate<'probability'>, Estimate<'probability'>, Estimate<'probability'>];
  return { k, base: before, trained: after, difference, verdict: curves.verdict };
}

function sharesOf(
  { baseCannot, novel, lost }: JointClasses,
  has: (row: number) => boolean,
): ClassShares {
  let [both, baseOnly, trainedOnly, neither] = [0, 0, 0, 0];
  baseCannot.forEach((cannot, row) => {
    if (!has(row)) return;
    both += 1 - cannot - lost[row]!;
    baseOnly += lost[row]!;
    trainedOnly += novel[row]!;
    neither += cannot - novel[row]!;
  });
  return { both, baseOnly, trainedOnly, neither };
}
