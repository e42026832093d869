import { checkOneOf, checkProbability, checkWhole } from '@bits-per-sample/core';
import { type LearningRule, learningRules } from './learningRule.ts';
import { speedUp } from './speedUp.ts';

/**
 * How fast the pass rate of a softmax with one accepted answer grows under gradient flow.
 *
 * A learner who is told the answer grows like p; one who must find it grows like p², as it learns
 * nothing from what it does not try.
 *
 * dp/dt = κ·{sl: p q², pg: p² q², grpo: (p q)^{3/2}}, npg: p q, with q = 1 − p, κ = K/(K − 1), the
 * wrong answers equal.
 *
 * @param rule how it learns ({@link LearningRule}).
 * @param p pass rate, in [0, 1].
 * @param answers answers to choose among, K ≥ 2.
 * @returns growth of the pass rate per unit of time, at a learning rate of 1.
 * @throws {DomainError} an unknown rule, p outside [0, 1], fewer than two answers.
 *
 * @example
 * ```ts
 * passRateVelocity('pg', 0.5, 2); // => 0.125
 * ```
 */
export function passRateVelocity(rule: LearningRule, p: number, answers: number): number {
  const fn = 'passRateVelocity';
  checkOneOf(fn, 'rule', rule, learningRules);
  checkProbability(fn, 'p', p);
  checkWhole(fn, 'answers', answers, { least: 2 });
  const q = 1 - p;
  const shape = { sl: p * q * q, pg: p * p * q * q, grpo: (p * q) ** 1.5, npg: p * q }[rule];
  return speedUp(rule, answers) * shape;
}
