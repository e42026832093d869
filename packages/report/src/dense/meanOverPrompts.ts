import {
  type Dictionary,
  type Estimate,
  fold,
  mean,
  moments,
  standardError,
  studentQuantile,
  toRow,
} from '@bits-per-sample/core';

/** Fewer prompts than this tell no interval. */
const ENOUGH = 5;

/** Sums over groups, and what they are sums over; shape [groups]. */
export interface GroupSums {
  readonly sum: ArrayLike<number>;
  readonly count: ArrayLike<number>;
}

/** Means per group and prompt; groups without a prompt are prompts of their own. */
function byPrompt({ sum, count }: GroupSums, prompts: Dictionary | undefined) {
  const found = new Map<number, { sum: number; count: number; means: number; groups: number }>();
  for (let i = 0; i < sum.length; i++) {
    if (!(count[i]! > 0) || !Number.isFinite(sum[i]!)) continue;
    const code = prompts?.codes[i] ?? -1;
    const prompt = code < 0 ? -1 - i : code;
    const own = found.get(prompt) ?? { sum: 0, count: 0, means: 0, groups: 0 };
    found.set(prompt, own);
    own.sum += sum[i]!;
    own.count += count[i]!;
    own.means += sum[i]! / count[i]!;
    own.groups++;
  }
  return [...found.values()];
}

/**
 * The mean over prompts, which weigh equally, of the means of their groups, with Student's interval;
 * null without any. Of fewer than five prompts there is no interval.
 */
export function meanOverPrompts<U extends string>(
  sums: GroupSums,
  prompts: Dictionary | undefined,
  { level, unit }: { readonly level: number; readonly unit: U },
): Estimate<U> | null {
  const each = byPrompt(sums, prompts).map(({ means, groups }) => means / groups);
  return estimate(each, { level, unit, method: 'mean over prompts' });
}

/**
 * The ratio of two sums over all groups, such as one per token, with an interval over prompts
 * (linearised); null without any.
 */
export function ratioOverPrompts<U extends string>(
  sums: GroupSums,
  prompts: Dictionary | undefined,
  { level, unit }: { readonly level: number; readonly unit: U },
): Estimate<U> | null {
  const found = byPrompt(sums, prompts);
  const [total, of] = found.reduce(([a, b], { sum, count }) => [a + sum, b + count], [0, 0]);
  if (of === 0) return null;
  const ratio = total / of;
  const each = found.map(({ sum, count }) => ratio + ((sum - ratio * count) * found.length) / of);
  return estimate(each, { level, unit, method: 'ratio of sums over prompts' });
}

function estimate<U extends string>(
  each: readonly number[],
  { level, unit, method }: { readonly level: number; readonly unit: U; readonly method: string },
): Estimate<U> | null {
  if (each.length === 0) return null;
  const row = toRow(moments, fold(moments, each));
  const few = each.length < ENOUGH;
  const margin = few
    ? Number.NaN
    : studentQuantile((1 + level) / 2, each.length - 1) * standardError(row);
  const value = mean(row);
  return {
    value,
    lower: value - margin,
    upper: value + margin,
    level,
    n: each.length,
    unit,
    method: `${method}, ${few ? 'too few for an interval' : "Student's interval"}`,
  };
}
