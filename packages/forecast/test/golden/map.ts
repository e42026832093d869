import type { GoldenMap } from '@bits-per-sample/testkit';
import { constants } from '../../src/constants.ts';
import * as forecast from '../../src/index.ts';
import { filterComponent } from '../../src/trend/filterComponent.ts';
import { levelNow } from '../../src/trend/levelNow.ts';
import { passRateBlocks } from '../../src/trend/passRateBlocks.ts';

interface Steps {
  readonly samples: readonly number[];
  readonly successes: readonly number[];
  readonly attempts: readonly number[];
  readonly designEffect: number;
  readonly now: number;
}

const trendOf = ({ samples: rollouts, ...rest }: Steps) =>
  forecast.countTrend({ rollouts, ...rest });

const blocksOf = ({ samples, successes, attempts, designEffect, now }: Steps) =>
  passRateBlocks(
    {
      rollouts: Float64Array.from(samples),
      successes: Float64Array.from(successes),
      attempts: Float64Array.from(attempts),
      designEffect: new Float64Array(samples.length).fill(designEffect),
    },
    now,
  );

const deviationOf = ({ lower, upper }: { lower: number; upper: number }) =>
  Math.log(upper / lower) / 2 / 1.2815515655446004;

/** From the names of the golden quantities of forecasts and pilots to functions. */
export const map: GoldenMap = {
  'forecast.designEffect': ({ mean, deadShare, groupSize }) =>
    forecast.designEffect(mean, deadShare, groupSize),
  'forecast.blocks': (steps) => {
    const { rollouts, ...rest } = blocksOf(steps);
    return { samples: rollouts, ...rest };
  },
  'forecast.levelNow': (steps) => levelNow(blocksOf(steps), steps.now),
  'forecast.state': ({ component: { offset, scale }, ...steps }) => {
    const low = trendOf(steps).passRate < constants.threshold;
    const regime = low ? constants.low : constants.high;
    const state = filterComponent(blocksOf(steps), steps.now, regime, offset, scale);
    const { level, slope, levelVariance, covariance, slopeVariance, logEvidence } = state;
    return {
      level,
      slope,
      var: levelVariance,
      cov: covariance,
      slopeVar: slopeVariance,
      logEvidence,
    };
  },
  'forecast.passRate': ({ at, ...steps }) => {
    const [lower, value, upper] = forecast.passRateQuantiles(trendOf(steps), at, [0.1, 0.5, 0.9]);
    return { lower, value, upper };
  },
  'forecast.reachProbability': ({ target, at, ...steps }) =>
    forecast.reachProbability(trendOf(steps), target, at),
  'plan.acceleration': (args) => {
    const stateOf = (run: 'A' | 'B') => ({
      level: args[`level${run}`],
      levelVariance: args[`levelVar${run}`],
      slope: args[`slope${run}`],
      slopeVariance: args[`slopeVar${run}`],
    });
    const factor = forecast.accelerationFactor(stateOf('A'), stateOf('B'), {
      horizon: Math.exp(args.logHorizon),
    });
    const { value: ratio, lower, upper } = factor;
    return { logRatio: Math.log(ratio), sd: deviationOf(factor), ratio, lower, upper };
  },
  'plan.pilotValue': ({ priorMean, priorSd, pilotSd }) =>
    forecast.pilotValue(priorMean, priorSd, pilotSd),
  'plan.noiseScaleRatio': ({ noiseScaleA, noiseScaleB, batch }) =>
    forecast.noiseScaleRatio(noiseScaleA, noiseScaleB, batch),
};
