import {
  betaPosterior,
  checkBetaShapes,
  checkProbability,
  type PassCount,
  type PriorOptions,
} from '@bits-per-sample/core';
import { checkCounts } from '../check/checkCounts.ts';
import { checkList } from '../check/checkList.ts';
import { withDefaults } from '../check/withDefaults.ts';
import { mixUniform } from '../numeric/mixUniform.ts';

/** Options of {@link pfspWeights}. */
export interface PfspWeightsOptions extends PriorOptions {
  /** `hard` (default): (1 − w)², opponents one loses to; `even`: w (1 − w), opponents of one's strength. */
  readonly weighting?: 'hard' | 'even';
  /** Share of the draws that goes to all alike, in [0, 1]. Default 0.1. */
  readonly uniform?: number;
}

/**
 * Prioritised fictitious self-play: shares of the opponents by the win rate w against them.
 *
 * `hard` keeps the learner at those it cannot beat yet and goes easy on the beaten; `even` is gentler when the hard ones are out of reach. The weight
 * is averaged over what w may be, E[(1 − w)²] = b (b + 1) / ((a + b)(a + b + 1)) for a Beta(a, b)
 * posterior; an opponent never met has the largest weight there is, so that it is met.
 *
 * @param records games won against each opponent (`successes`) and played (`attempts`); draws are
 *   half a win, fractions are allowed. Shape [N].
 * @param options `weighting`: default `hard`; `uniform`: default 0.1; `prior`: default Jeffreys.
 * @returns shares, > 0 for `uniform` > 0, summing to 1. Shape [N].
 * @throws {DomainError} successes outside [0, attempts], or uniform outside [0, 1].
 *
 * @see Vinyals et al. (2019), doi:10.1038/s41586-019-1724-z, methods
 *
 * @example
 * ```ts
 * const records = [
 *   { successes: 9, attempts: 10 },
 *   { successes: 1, attempts: 10 },
 * ];
 * Array.from(pfspWeights(records), (p) => p.toFixed(2)); // => ['0.08', '0.92']
 * ```
 */
export function pfspWeights(
  records: readonly PassCount[],
  options: PfspWeightsOptions = {},
): Float64Array {
  const { weighting, uniform } = withDefaults('pfspWeights', options, {
    weighting: 'hard',
    uniform: 0.1,
  });
  const { prior } = options;
  checkProbability('pfspWeights', 'uniform', uniform);
  checkList('pfspWeights', 'records', records);
  if (prior !== undefined) checkBetaShapes('pfspWeights', prior, 'prior');
  const weights = Float64Array.from(records, (record) => {
    checkCounts('pfspWeights', record);
    if (record.attempts === 0) return weighting === 'hard' ? 1 : 0.25;
    const { a, b } = betaPosterior(record, prior ? { prior } : {});
    const pairs = (a + b) * (a + b + 1);
    return weighting === 'hard' ? (b * (b + 1)) / pairs : (a * b) / pairs;
  });
  return mixUniform(weights, uniform);
}
