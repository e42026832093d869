import { lgammaIncrement } from '../numeric/lgammaIncrement.ts';
import { checkGroupSize } from './checkGroup.ts';
import type { PassRateMixture } from './passRateMixture.ts';

/**
 * Share of groups that have both a success and a failure, and so a gradient, over a whole
 * prompt set: (1 − zero − one)·[1 − B(a, b + G)/B(a, b) − B(a + G, b)/B(a, b)].
 *
 * @param mixture spread of pass rates, from {@link passRateMixture}.
 * @param groupSize rollouts per group, G, an integer ≥ 1.
 * @returns expected share in [0, 1]; NaN when the mixture is undefined.
 * @throws {DomainError} groupSize is not an integer ≥ 1.
 *
 * @example
 * ```ts
 * liveShare({ a: 1, b: 1, zero: 0.2, one: 0, n: 100, method: 'known' }, 3).toFixed(6); // => '0.400000'
 * ```
 */
export function liveShare({ a, b, zero, one }: PassRateMixture, groupSize: number): number {
  checkGroupSize('liveShare', groupSize);
  const weight = 1 - zero - one;
  if (Number.isNaN(a) && Math.abs(weight) < 1e-12) return 0;
  const noSuccess = logShareWithout(a, b, groupSize);
  const noFailure = logShareWithout(b, a, groupSize);
  // start from the rarer outcome, so that what is left after the subtraction keeps its digits
  const [small, large] = noSuccess > noFailure ? [noSuccess, noFailure] : [noFailure, noSuccess];
  return weight * Math.max(0, -Math.expm1(small) - Math.exp(large));
}

/** ln of the share of groups without the outcome of shape a: ln B(a, b + G)/B(a, b). */
function logShareWithout(a: number, b: number, groupSize: number): number {
  if (groupSize > 1000) return lgammaIncrement(b, groupSize) - lgammaIncrement(a + b, groupSize);
  let log = 0;
  for (let j = 0; j < groupSize; j++) log += Math.log1p(-a / (a + b + j));
  return log;
}
