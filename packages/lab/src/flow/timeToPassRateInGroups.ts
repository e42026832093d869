import { checkObject, checkOneOf, checkWhole } from '@bits-per-sample/core';
import { grpoWeight } from '@bits-per-sample/variance';
import { checkSpan, type PassRateSpan } from './checkSpan.ts';
import { integral } from './integral.ts';
import { logOdds } from './logOdds.ts';
import { speedUp } from './speedUp.ts';

/**
 * Time that gradient flow takes from one pass rate to another under GRPO with groups of a finite size.
 *
 * An endless group would weigh rare successes by 1/√(p q) without end; one of G weighs them by
 * √(G − 1) at most, so that small groups take longer where success is rare.
 *
 * dp/dt = κ p² q² w(p), w the mean weight of GRPO at this size, integrated over the log-odds.
 *
 * @param groupSize rollouts of a group, G ≥ 2.
 * @param span pass rates `from` and `to`, each in (0, 1).
 * @param answers answers to choose among, K ≥ 2, one of them accepted.
 * @param options `ddof`: delta degrees of freedom of the standard deviation, 0 (default) or 1.
 * @returns time, at a learning rate of 1; negative when `to` lies below `from`, NaN at 0 and 1.
 * @throws {DomainError} a group of fewer than two, pass rates outside [0, 1], fewer than two answers.
 *
 * @see Shao et al. (2024), arXiv:2402.03300
 *
 * @example
 * ```ts
 * timeToPassRateInGroups(8, { from: 0.001, to: 0.5 }, 1000).toFixed(1); // => '386.3'
 * ```
 */
export function timeToPassRateInGroups(
  groupSize: number,
  span: PassRateSpan,
  answers: number,
  options: { readonly ddof?: 0 | 1 } = {},
): number {
  const fn = 'timeToPassRateInGroups';
  checkWhole(fn, 'groupSize', groupSize, { least: 2 });
  checkSpan(fn, span);
  checkWhole(fn, 'answers', answers, { least: 2 });
  checkObject(fn, 'options', options);
  const { ddof = 0 } = options;
  checkOneOf(fn, 'ddof', ddof, [0, 1]);
  const time = (z: number) => {
    const p = 1 / (1 + Math.exp(-z));
    return 1 / (p * (1 - p) * grpoWeight(p, groupSize, { ddof }));
  };
  return integral(time, logOdds(span.from), logOdds(span.to)) / speedUp('grpo', answers);
}
