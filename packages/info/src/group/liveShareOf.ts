import { lgammaIncrement } from '../numeric/lgammaIncrement.ts';
import type { PassRateSpread } from './passRateMixture.ts';

/** {@link liveShare}, unchecked. */
export function liveShareOf({ a, b, zero, one }: PassRateSpread, groupSize: number): number {
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
