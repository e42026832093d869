import { betaBinomialLogWeights } from '../numeric/betaBinomialLogWeights.ts';
import { checkDecision, checkRollouts, type ThresholdDecision } from './decision.ts';

/**
 * What m more rollouts are worth before deciding: the expected payoff of deciding on the
 * posterior, less that of deciding now.
 *
 * Not proportional to the bits: the first rollout often cannot change the decision and is
 * worth nothing at 0.1 bits. State the number of rollouts with the value, and do not take
 * its slope at zero.
 *
 * @param decision beliefs about p and the threshold c from which acting pays p − c.
 * @param rollouts m, an integer in [0, 2²⁰].
 * @returns value in units of payoff, between 0 and {@link expectedValueOfPerfectInformation}.
 * @throws {DomainError} a or b not positive and finite, threshold outside [0, 1], or rollouts
 *   not an integer in [0, 2²⁰].
 *
 * @see Raiffa & Schlaifer (1961); Radner & Stiglitz (1984) (why the first bits are worth nothing)
 *
 * @example
 * ```ts
 * const decision = { beliefs: { a: 2, b: 3 }, threshold: 0.5 };
 * expectedValueOfSampleInformation(decision, 1).toFixed(6); // => '0.000000'
 * expectedValueOfSampleInformation(decision, 8).toFixed(5); // => '0.02867'
 * ```
 */
export function expectedValueOfSampleInformation(
  decision: ThresholdDecision,
  rollouts: number,
): number {
  checkDecision('expectedValueOfSampleInformation', decision);
  checkRollouts('expectedValueOfSampleInformation', rollouts, 0);
  const {
    beliefs: { a, b },
    threshold: c,
  } = decision;
  const total = a + b + rollouts;
  const acting = a / (a + b) >= c;
  const log = betaBinomialLogWeights(rollouts, a, b);
  let value = 0;
  for (let k = 0; k <= rollouts; k++) {
    const margin = (a + k - c * total) / total;
    const regret = acting ? -margin : margin; // of the decision made now, had k come out
    if (Number.isNaN(margin)) return NaN;
    if (regret > 0) value += Math.exp(log[k]!) * regret;
  }
  return rollouts === 0 ? 0 : value;
}
