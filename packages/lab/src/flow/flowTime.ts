import type { LearningRule } from './learningRule.ts';
import { logOdds } from './logOdds.ts';
import { powerTime } from './powerTime.ts';

/** Time up to a constant, in units of 1/κ, at which a rule's flow passes p. */
export function flowTime(rule: LearningRule, p: number): number {
  if (rule === 'sl') return powerTime(1, p);
  if (rule === 'pg') return powerTime(2, p);
  if (rule === 'grpo') return (2 * (2 * p - 1)) / Math.sqrt(p * (1 - p));
  return logOdds(p);
}
