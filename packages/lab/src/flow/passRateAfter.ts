import { flowTime } from './flowTime.ts';
import type { LearningRule } from './learningRule.ts';
import { logOdds } from './logOdds.ts';
import { speedUp } from './speedUp.ts';

/** Pass rate after a time t ≥ 0 of gradient flow from p in (0, 1): the inverse of its time, by bisection of the log-odds. */
export function passRateAfter(rule: LearningRule, p: number, t: number, answers: number): number {
  const target = flowTime(rule, p) + speedUp(rule, answers) * t;
  const at = (z: number) => 1 / (1 + Math.exp(-z));
  let low = logOdds(p);
  let high = low + 1;
  while (high < 700 && flowTime(rule, at(high)) < target) high++;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (flowTime(rule, at(middle)) < target) low = middle;
    else high = middle;
  }
  return at((low + high) / 2);
}
