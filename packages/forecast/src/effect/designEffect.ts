import { checkGroupSize, checkProbability, DomainError } from '@bits-per-sample/core';
import { constants } from '../constants.ts';

/** Probability that G beta-binomial rollouts of mean p and correlation ρ are all right. */
function allRight(p: number, correlation: number, groupSize: number): number {
  const rest = 1 - correlation;
  let share = 1;
  for (let j = 0; j < groupSize && share > 0; j++)
    share *= (p * rest + j * correlation) / (rest + j * correlation);
  return share;
}

/**
 * By how much the variance of a pass rate grows because rollouts come in groups of one prompt.
 *
 * Prompts differ, so rollouts of one prompt agree more than rollouts of two: 8 rollouts of a prompt that
 * is always solved tell little more than one. The share of dead groups (all right or all wrong) tells how
 * much. ρ is the correlation within a prompt for which a beta-binomial of the same mean has that share.
 *
 *     design effect = 1 + (G − 1) ρ,   effective rollouts = rollouts / design effect
 *
 * @param passRate mean pass rate, in [0, 1]. At 0 and 1 groups tell no correlation: ρ = 0.
 * @param deadShare share of groups without both outcomes, in [0, 1].
 * @param groupSize rollouts of a group, a whole number in [1, 4096].
 * @returns the factor, in [1, 1 + .95 (G − 1)]: ρ is capped at .95, and 0 where there are no more dead
 *   groups than chance makes. NaN where an argument is.
 * @throws {DomainError} an argument outside its domain.
 *
 * @see Kish (1965), Survey Sampling, §5.4
 *
 * @example
 * ```ts
 * designEffect(0.3, 0.45, 8).toFixed(2); // => '4.25'
 * designEffect(0.5, 2 / 2 ** 8, 8); // => 1
 * ```
 */
export function designEffect(passRate: number, deadShare: number, groupSize: number): number {
  const fn = 'designEffect';
  checkProbability(fn, 'passRate', passRate);
  checkProbability(fn, 'deadShare', deadShare);
  checkGroupSize(fn, groupSize);
  if (groupSize > 4096) throw new DomainError(fn, 'groupSize', 'at most 4096', groupSize);
  if (Number.isNaN(passRate + deadShare)) return NaN;
  if (passRate === 0 || passRate === 1) return 1;
  const dead = (rho: number) =>
    allRight(passRate, rho, groupSize) + allRight(1 - passRate, rho, groupSize);
  if (dead(0) >= deadShare) return 1;
  let low = 0;
  let high: number = constants.greatestCorrelation;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (dead(middle) < deadShare) low = middle;
    else high = middle;
  }
  return 1 + (groupSize - 1) * high;
}
