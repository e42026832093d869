import { betainc } from '@bits-per-sample/core';
import { checkDecision, type ThresholdDecision } from './decision.ts';

/**
 * What it would be worth to know a pass rate exactly before deciding:
 * E[(p − c)⁺] − (E[p] − c)⁺.
 *
 * The most that any evaluation of this model can be worth. Zero when no outcome could
 * change the decision, however many bits it would bring.
 *
 * @param decision beliefs about p and the threshold c from which acting pays p − c.
 * @returns value in units of payoff, ≥ 0.
 * @throws {DomainError} a or b not positive and finite, or threshold outside [0, 1].
 *
 * @see Raiffa & Schlaifer (1961), Applied Statistical Decision Theory
 *
 * @example
 * ```ts
 * expectedValueOfPerfectInformation({ beliefs: { a: 2, b: 3 }, threshold: 0.5 }); // => 0.04375
 * ```
 */
export function expectedValueOfPerfectInformation(decision: ThresholdDecision): number {
  checkDecision('expectedValueOfPerfectInformation', decision);
  const {
    beliefs: { a, b },
    threshold: c,
  } = decision;
  const mean = a / (a + b);
  // what is gained is on the other side of the threshold from the mean
  const gain =
    mean >= c
      ? c * betainc(c, a, b) - mean * betainc(c, a + 1, b)
      : mean * betainc(1 - c, b, a + 1) - c * betainc(1 - c, b, a);
  return Math.max(0, gain);
}
