import type { Estimate } from '@bits-per-sample/core';
import { bandQuantile } from '../numeric/studentTail.ts';
import { arcLength, type CurveSums } from './curveSums.ts';
import { effectiveInterval } from './effectiveInterval.ts';
import type { PromptQuestion } from './promptQuestion.ts';

/** Estimates with simultaneous intervals. */
export function curveBand(
  sums: CurveSums,
  over: PromptQuestion,
  level: number,
): Estimate<'probability'>[] {
  const { prompts, mean, variance, covariance, grain } = sums;
  const common = { level, n: prompts, unit: 'probability' } as const;
  const alone = over === 'sample' && prompts < 2; // one prompt says nothing about others
  const freedom = over === 'sample' ? prompts - 1 : Infinity;
  const critical = alone ? Infinity : bandQuantile(level, freedom, arcLength(variance, covariance));
  return Array.from(mean, (value, l) => ({
    value,
    ...(alone
      ? { lower: 0, upper: 1 }
      : effectiveInterval(value, variance[l]!, prompts, grain[l]!, critical)),
    ...common,
    method: `simultaneous band, ${over} prompts`,
  }));
}
