import { normalQuantile } from '@bits-per-sample/core';
import { constants } from '../constants.ts';
import { logistic } from '../logistic.ts';
import { filterComponent, type Observations, type TrendComponent } from './filterComponent.ts';
import { levelNow } from './levelNow.ts';

/** A component and its share of the mixture. */
export interface WeightedComponent extends TrendComponent {
  /** Its probability, given what was seen; all add up to 1. */
  readonly weight: number;
}

/** Pass rates of blocks of steps, or of evaluations, with 80 % intervals; columns [observations]. */
export interface SeenPassRates {
  /** Rollouts at the middle of the block, or when it was evaluated; ascending. */
  readonly rollouts: readonly number[];
  /** Pass rate, in (0, 1). */
  readonly passRate: readonly number[];
  /** Lower end of its interval, of chance alone. */
  readonly lower: readonly number[];
  /** Upper end. */
  readonly upper: readonly number[];
}

/** What a run's pass rate did up to now: a mixture of fifteen Gaussian trends of its log-odds. Plain JSON. */
export interface PassRateTrend {
  /** Rollouts so far. */
  readonly now: number;
  /** Pass rate of the last quarter of the rollouts; NaN where nothing was seen. */
  readonly passRate: number;
  /** Observations behind it: blocks of steps, or evaluations. */
  readonly observations: number;
  /** Rollouts so far over their design effect; of evaluations, rollouts so far. */
  readonly effectiveRollouts: number;
  /** Rows that say nothing and were left out. */
  readonly leftOut: number;
  /** What was seen, which the mixture was fitted to. */
  readonly seen: SeenPassRates;
  /** The mixture; empty where nothing was seen. */
  readonly components: readonly WeightedComponent[];
}

/** Filters every component and weighs them by their evidence. */
export function fitTrend(
  observations: Observations,
  about: Pick<PassRateTrend, 'now' | 'effectiveRollouts' | 'leftOut'>,
): PassRateTrend {
  const count = observations.rollouts.length;
  const passRate = count ? logistic(levelNow(observations, about.now)) : NaN;
  const regime = passRate < constants.threshold ? constants.low : constants.high;
  const components = count
    ? constants.offsets.flatMap((offset) =>
        constants.scales.map((scale) =>
          filterComponent(observations, about.now, regime, offset, scale),
        ),
      )
    : [];
  const most = Math.max(...components.map(({ logEvidence }) => logEvidence));
  const weights = components.map(({ logEvidence }) => Math.exp(logEvidence - most));
  const total = weights.reduce((a, b) => a + b, 0);
  return {
    ...about,
    passRate,
    observations: count,
    seen: seenOf(observations),
    components: components.map((component, i) => ({ ...component, weight: weights[i]! / total })),
  };
}

function seenOf({ rollouts, logit, variance }: Observations): SeenPassRates {
  const reach = normalQuantile((1 + constants.level) / 2);
  const at = (share: number) =>
    Array.from(logit, (y, i) => logistic(y + share * Math.sqrt(variance[i]!)));
  return { rollouts: Array.from(rollouts), passRate: at(0), lower: at(-reach), upper: at(reach) };
}
