import { checkOneOf, checkWhole } from '@bits-per-sample/core';
import { checkSpan, type PassRateSpan } from './checkSpan.ts';
import { flowTime } from './flowTime.ts';
import { type LearningRule, learningRules } from './learningRule.ts';
import { speedUp } from './speedUp.ts';

/**
 * Time that gradient flow takes from one pass rate to another ({@link passRateVelocity}).
 *
 * A small world, not a forecast: on real curves the rate falls with the rollouts seen, which these
 * equations lack.
 *
 * ∫ dp / (dp/dt), in closed form.
 *
 * @param rule how it learns.
 * @param span pass rates `from` and `to`, each in (0, 1).
 * @param answers answers to choose among, K ≥ 2, one of them accepted.
 * @returns time, at a learning rate of 1; negative when `to` lies below `from`, Infinity at 0 and 1.
 * @throws {DomainError} an unknown rule, pass rates outside [0, 1], fewer than two answers.
 *
 * @example
 * ```ts
 * timeToPassRate('sl', { from: 0.5, to: 0.5 }, 10); // => 0
 * timeToPassRate('pg', { from: 0.01, to: 0.9 }, 100).toFixed(2); // => '120.25'
 * ```
 */
export function timeToPassRate(rule: LearningRule, span: PassRateSpan, answers: number): number {
  const fn = 'timeToPassRate';
  checkOneOf(fn, 'rule', rule, learningRules);
  checkSpan(fn, span);
  checkWhole(fn, 'answers', answers, { least: 2 });
  return (flowTime(rule, span.to) - flowTime(rule, span.from)) / speedUp(rule, answers);
}
