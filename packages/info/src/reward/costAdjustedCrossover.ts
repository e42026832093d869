import { checkAtLeast } from '@bits-per-sample/core';
import { bisect } from '../numeric/bisect.ts';

/**
 * Pass rate from which a reward is worth its price, in the article's account: H(p) =
 * costRatio · (−log₂ p).
 *
 * At equal cost ½; for rollouts r times as dear as labels about 1 − e^{1−r}. With rollouts
 * hundreds of times dearer than a label, which is common, it is never reached. With one accepted
 * answer there is no such point at all (see {@link labelAdvantage}).
 *
 * @param costRatio cost of a rollout over cost of a label, r ≥ 1. NaN gives NaN.
 * @returns pass rate in [½, 1]; rounds to 1 from r ≈ 38 on.
 * @throws {DomainError} costRatio < 1.
 *
 * @see Patel, "Bits per sample", dwarkesh.com/p/bits-per-sample
 *
 * @example
 * ```ts
 * costAdjustedCrossover(1); // => 0.5
 * costAdjustedCrossover(4).toFixed(6); // => '0.955582'
 * ```
 */
export function costAdjustedCrossover(costRatio: number): number {
  checkAtLeast('costAdjustedCrossover', 'costRatio', costRatio, 1);
  if (costRatio === 1) return 0.5;
  if (Number.isNaN(costRatio)) return NaN;
  if (costRatio > 700) return 1;
  // u = ln(1 − p), in which the difference of both sides, divided by 1 − p, stays of order 1
  const worthIt = (u: number) => {
    const fail = Math.exp(u);
    const logPass = Math.log1p(-fail) / fail;
    return -u - (1 - fail) * logPass + costRatio * logPass > 0;
  };
  const low = -(costRatio + 5);
  const high = Math.log(0.5);
  return -Math.expm1(bisect(low, high, worthIt));
}
