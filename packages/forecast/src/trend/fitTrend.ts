import { constants } from '../constants.ts';
import { logistic } from '../logistic.ts';
import { filterComponent, type Observations, type TrendComponent } from './filterComponent.ts';
import { levelNow } from './levelNow.ts';

/** A component and its share of the mixture. */
export interface WeightedComponent extends TrendComponent {
  /** Its probability, given what was seen; all add up to 1. */
  readonly weight: number;
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
    components: components.map((component, i) => ({ ...component, weight: weights[i]! / total })),
  };
}
