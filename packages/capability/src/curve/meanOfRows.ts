import { type Estimate, studentQuantile, undefinedEstimate } from '@bits-per-sample/core';
import { effectiveInterval } from './effectiveInterval.ts';

/**
 * Mean over prompts of what lies in [0, most], for prompts like these: Clopper and Pearson's interval
 * with the effective number of prompts, as if each row were its share of `most`. Of sound width where
 * only a few rows, or none, are above 0.
 */
export function meanOfRows<U extends string>(
  rows: ArrayLike<number>,
  { most, level, unit }: { readonly most: number; readonly level: number; readonly unit: U },
): Estimate<U> {
  const n = rows.length;
  if (n === 0) return undefinedEstimate(unit, 'no prompt has two attempts', { level });
  let mean = 0;
  for (let i = 0; i < n; i++) mean += rows[i]! / n;
  const method = 'score, sample prompts';
  if (n === 1) return { value: mean, lower: 0, upper: most, level, n, unit, method };
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((rows[i]! - mean) / most) ** 2;
  const critical = studentQuantile((1 + level) / 2, n - 1);
  const share = Math.min(1, mean / most);
  const { lower, upper } = effectiveInterval(share, (squares * n) / (n - 1), n, 1, critical);
  return { value: mean, lower: lower * most, upper: upper * most, level, n, unit, method };
}
