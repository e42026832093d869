import {
  type BetaPosterior,
  type Bits,
  checkGroupSize,
  checkObject,
  trigamma,
} from '@bits-per-sample/core';
import { betaBinomialLogWeights } from '../numeric/betaBinomialLogWeights.ts';
import { checkBeliefs } from '../numeric/checkBeliefs.ts';
import { deltaDifference } from '../numeric/deltaDifference.ts';
import { digammaIncrement } from '../numeric/digammaIncrement.ts';
import { informationAbout } from '../numeric/informationAbout.ts';

/** Options of {@link expectedInformationGain}. */
export interface InformationGainOptions {
  /** Rollouts in the group, an integer in [1, 2²⁰]. Default 1. */
  readonly groupSize?: number;
}

/**
 * What a group of rewards is expected to tell about the pass rate itself: I(p; K) with
 * p ~ Beta(a, b).
 *
 * Much less than the entropy of the rewards, most of which is the dice: at p = 0.1 a group
 * of 8 carries 3.75 bits of outcomes and about 1.1 about p. This is the right score for
 * choosing which prompt to *measure*; with a group of one it is BALD, the part of the
 * entropy of the mean that {@link expectedBinaryEntropy} leaves out.
 *
 * @param beliefs pass rate ~ Beta(a, b), before the group. NaN gives NaN.
 * @param options `groupSize`, default 1.
 * @returns expected information in bits, ≥ 0; about ½ log₂(1 + G/(a + b)) for large groups.
 * @throws {DomainError} a or b not positive and finite, or groupSize not an integer
 *   in [1, 2²⁰].
 *
 * @see Lindley (1956), doi:10.1214/aoms/1177728069; Houlsby et al. (2011), arXiv:1112.5745
 *
 * @example
 * ```ts
 * expectedInformationGain({ a: 1, b: 1 }).toFixed(5); // => '0.27865'
 * expectedInformationGain({ a: 1, b: 1 }, { groupSize: 8 }).toFixed(4); // => '1.1057'
 * ```
 */
export function expectedInformationGain(
  beliefs: BetaPosterior,
  options: InformationGainOptions = {},
): Bits {
  const fn = 'expectedInformationGain';
  checkBeliefs(fn, 'beliefs', beliefs);
  checkObject(fn, 'options', options);
  const { groupSize = 1 } = options;
  checkGroupSize(fn, groupSize);
  const { a, b } = beliefs;
  if (Number.isNaN(a + b)) return NaN;
  // Short groups: one reward after the other, all terms positive.
  if (groupSize <= 256) return oneByOne(a, b, groupSize) / Math.LN2;
  if (Math.min(a, b) < 1e-3)
    return nearlyCertain(Math.min(a, b), Math.max(a, b), groupSize) / Math.LN2;
  const log = betaBinomialLogWeights(groupSize, a, b);
  let nats = -informationAbout(a + b, groupSize);
  for (let k = 0; k <= groupSize; k++) {
    const weight = Math.exp(log[k]!);
    if (weight > 0) nats += weight * (informationAbout(a, k) + informationAbout(b, groupSize - k));
  }
  return Math.max(0, nats) / Math.LN2;
}

/** Σₜ E[BALD after t rewards], in nats. */
function oneByOne(a: number, b: number, groupSize: number): number {
  let nats = 0;
  for (let t = 0; t < groupSize; t++) {
    const log = betaBinomialLogWeights(t, a, b);
    for (let k = 0; k <= t; k++) {
      const weight = Math.exp(log[k]!);
      if (weight > 0) nats += weight * bald(a + k, b + (t - k));
    }
  }
  return nats;
}

/**
 * Σₖ P(k)·D(posterior after k ‖ prior) in nats for a tiny shape a ≤ b: all terms positive. The
 * one of k = 0, which is nearly certain, is ∫ over [b, b + a] of −d/dx informationAbout(x, G).
 */
function nearlyCertain(a: number, b: number, groupSize: number): number {
  const log = betaBinomialLogWeights(groupSize, a, b);
  const whole = informationAbout(a + b, groupSize);
  const slope = (x: number) => digammaIncrement(x, groupSize) - groupSize * trigamma(x + groupSize);
  let none = informationAbout(b, groupSize) - whole;
  if (a < b / 10)
    none = NODES.reduce((sum, [at, weight]) => sum + a * weight * slope(b + a * at), 0);
  let nats = Math.exp(log[0]!) * none;
  for (let k = 1; k <= groupSize; k++) {
    const weight = Math.exp(log[k]!);
    const gain = informationAbout(a, k) + informationAbout(b, groupSize - k) - whole;
    if (weight > 0) nats += weight * gain;
  }
  return nats;
}

/** Gauss and Legendre on [0, 1]: places and weights. */
const NODES = [
  [0.046910077030668, 0.1184634425280945],
  [0.2307653449471585, 0.2393143352496832],
  [0.5, 0.2844444444444444],
  [0.7692346550528415, 0.2393143352496832],
  [0.953089922969332, 0.1184634425280945],
] as const;

function bald(a: number, b: number): number {
  const s = a + b;
  return (a / s) * deltaDifference(a, b) + (b / s) * deltaDifference(b, a);
}
