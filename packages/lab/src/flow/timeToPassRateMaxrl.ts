import { checkWhole } from '@bits-per-sample/core';
import { checkSpan, type PassRateSpan } from './checkSpan.ts';
import { integral } from './integral.ts';
import { logOdds } from './logOdds.ts';
import { speedUp } from './speedUp.ts';

/**
 * Time that gradient flow takes from one pass rate to another under MaxRL.
 *
 * Of order 1 it is the policy gradient; of an endless order it is learning from labels.
 *
 * dp/dt = κ p q²·(1 − qᵀ), integrated over the log-odds.
 *
 * @param order T ≥ 1: terms of the expansion of ln p that are kept.
 * @param span pass rates `from` and `to`, each in (0, 1).
 * @param answers answers to choose among, K ≥ 2, one of them accepted.
 * @returns time, at a learning rate of 1; negative when `to` lies below `from`, NaN at 0 and 1.
 * @throws {DomainError} an order below 1, pass rates outside [0, 1], fewer than two answers.
 *
 * @see Tajwar et al. (2026), Maximum Likelihood Reinforcement Learning
 *
 * @example
 * ```ts
 * timeToPassRateMaxrl(1, { from: 0.01, to: 0.5 }, 10).toFixed(2); // => '97.36'
 * ```
 */
export function timeToPassRateMaxrl(order: number, span: PassRateSpan, answers: number): number {
  const fn = 'timeToPassRateMaxrl';
  checkWhole(fn, 'order', order, { least: 1 });
  checkSpan(fn, span);
  checkWhole(fn, 'answers', answers, { least: 2 });
  const time = (z: number) => {
    const q = 1 / (1 + Math.exp(z));
    return 1 / (q * -Math.expm1(order * Math.log(q)));
  };
  return integral(time, logOdds(span.from), logOdds(span.to)) / speedUp('pg', answers);
}
