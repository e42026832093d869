import { checkFinitePositive, checkObject, normalCdf } from '@bits-per-sample/core';
import { constants } from '../constants.ts';
import { forecastRefusal } from '../forecast/forecastRefusal.ts';
import { checkTrend } from '../trend/checkTrend.ts';
import type { PassRateTrend } from '../trend/fitTrend.ts';
import { passage } from '../trend/passage.ts';
import { placeOf } from '../trend/placeOf.ts';

/** What a rollout and an example cost, in one currency. */
export interface SampleCosts {
  /** Cost of a rollout. */
  readonly rollout: number;
  /** Cost of an example. */
  readonly example: number;
}

/** Whether to leave examples for rollouts. */
export interface SwitchAdvice {
  /** Probability that rollouts gain more log-odds per cost over their next doubling; NaN where refused. */
  readonly probability: number;
  /** `switch` above .8, `stay` below .2, else `open`. */
  readonly verdict: 'switch' | 'stay' | 'open' | 'refused';
  /** Why it is refused or left open in spite of its probability, else empty. */
  readonly reason: string;
}

/**
 * Whether rollouts (RL) or examples (SFT) bring more per cost from here, of pilots of both.
 *
 * What a doubling of N brings is Gaussian in every component of a trend, so the difference of two gains
 * per cost is a mixture of Gaussians too:
 *
 *     P(gain of RL / (N_RL · cost) > gain of SFT / (N_SFT · cost)),   gain = y(2N) − y(N)
 *
 * Give pilots of about equal cost, from the same weights, measured on the same prompts: an evaluation.
 * Where rollouts hardly ever succeed it says "stay"; elsewhere a log of ordinary length mostly says "open".
 * No entropy or surprise of a prompt enters: they do not tell the point at which to switch.
 *
 * @param rl trend of the run on rollouts.
 * @param sft trend of the run on examples; its N counts examples.
 * @param costs of a rollout and of an example, > 0.
 * @returns probability and verdict; `refused` where either run has too few samples to be forecast. A run
 *   below 1 % can lose but not win: its slope is mostly chance, and then the verdict is `open`.
 * @throws {DomainError} no trend, a cost that is not positive and finite.
 *
 * @example
 * ```ts
 * const rollouts = Array.from({ length: 20 }, (_, i) => 512 * (i + 1));
 * const flat = evaluationTrend({ rollouts, passRate: rollouts.map(() => 0.2) });
 * const rising = evaluationTrend({ rollouts, passRate: rollouts.map((n) => n / 40_000) });
 * switchProbability(flat, rising, { rollout: 1, example: 1 }).verdict; // => 'stay'
 * switchProbability(rising, flat, { rollout: 1, example: 1 }).verdict; // => 'switch'
 * switchProbability(rising, rising, { rollout: 1, example: 1 }).verdict; // => 'open'
 * ```
 */
export function switchProbability(
  rl: PassRateTrend,
  sft: PassRateTrend,
  costs: SampleCosts,
): SwitchAdvice {
  const fn = 'switchProbability';
  checkTrend(fn, 'rl', rl);
  checkTrend(fn, 'sft', sft);
  checkObject(fn, 'costs', costs);
  checkFinitePositive(fn, 'rollout', costs.rollout);
  checkFinitePositive(fn, 'example', costs.example);
  for (const trend of [rl, sft]) {
    const refusal = forecastRefusal(trend);
    if (refusal && refusal.code !== 'low-pass-rate')
      return { probability: NaN, verdict: 'refused', reason: refusal.reason };
  }
  const ours = doublingGains(rl, costs.rollout);
  const theirs = doublingGains(sft, costs.example);
  let probability = 0;
  for (const a of ours)
    for (const b of theirs) {
      const z = (a.mean - b.mean) / Math.hypot(a.deviation, b.deviation);
      probability += a.weight * b.weight * normalCdf(z);
    }
  const { likely, leastPassRate } = constants;
  const verdict = probability > likely ? 'switch' : probability < 1 - likely ? 'stay' : 'open';
  const winner = { switch: rl, stay: sft, open: null }[verdict];
  if (winner && !(winner.passRate >= leastPassRate))
    return { probability, verdict: 'open', reason: 'the faster run is below 1 %' };
  return { probability, verdict, reason: '' };
}

/** Log-odds per cost that the next doubling brings, in every component. */
function doublingGains({ now, components }: PassRateTrend, cost: number) {
  return components.map((component) => {
    const { offset, weight, slope, slopeVariance } = component;
    const distance = placeOf(2 * now, now, offset) - placeOf(now, now, offset);
    const { travelled, levelNoise } = passage(component, distance);
    const spent = now * cost;
    return {
      weight,
      mean: (travelled * slope) / spent,
      deviation: Math.sqrt(travelled ** 2 * slopeVariance + levelNoise) / spent,
    };
  });
}
