import { describeRefusals } from '@bits-per-sample/testkit';
import { describe, expect, it } from 'vitest';
import * as forecast from '../src/index.ts';
import { counts, flat, learning, rising } from './support/someTrends.ts';

const state = { level: 0.1, levelVariance: 0.01, slope: 0.4, slopeVariance: 0.01 };
const steps = { successes: [20], attempts: [64], groups: [8], deadGroups: [3] };

describeRefusals(
  forecast,
  {
    accelerationFactor: {
      call: forecast.accelerationFactor,
      args: [state, { ...state, level: 0.2 }],
      options: { horizon: 4, costRatio: 2, prior: { factor: 1, deviation: 0.1 } },
      optional: ['2.prior'],
    },
    countTrend: {
      call: forecast.countTrend,
      args: [{ ...counts, designEffect: 2 }],
      optional: ['0.now', '0.designEffect'],
    },
    designEffect: { call: forecast.designEffect, args: [0.3, 0.45, 8] },
    designEffects: { call: forecast.designEffects, args: [steps] },
    evaluationTrend: {
      call: forecast.evaluationTrend,
      args: [{ rollouts: [512, 1024], passRate: [0.2, 0.3], now: 1024 }],
      optional: ['0.now'],
    },
    forecastPassRate: {
      call: (at: number) => forecast.forecastPassRate(learning, at),
      args: [8192],
    },
    forecastRefusal: {
      call: (at: number) => forecast.forecastRefusal(learning, at),
      args: [8192],
      optional: ['0'],
    },
    forecastTarget: {
      call: (target: number) => forecast.forecastTarget(learning, target),
      args: [0.7],
    },
    noiseScaleRatio: { call: forecast.noiseScaleRatio, args: [648, 15, 512] },
    passRateQuantiles: {
      call: (at: number, ps: number[], options?: forecast.PassRateQuantilesOptions) =>
        forecast.passRateQuantiles(learning, at, ps, options),
      args: [8192, [0.1, 0.5, 0.9]],
      options: { samplingVariance: 0.1 },
    },
    pilotValue: { call: forecast.pilotValue, args: [0.1, 0.3, 0.3] },
    reachProbability: {
      call: (target: number, at: number) => forecast.reachProbability(learning, target, at),
      args: [0.7, 8192],
    },
    switchProbability: {
      call: (costs: forecast.SampleCosts) => forecast.switchProbability(flat, rising, costs),
      args: [{ rollout: 1, example: 1 }],
    },
  },
  // takes a trend, below, and nothing else
  { extremes: true, exempt: ['trendState'] },
);

const refused = (fn: string, parameter: string) =>
  expect.objectContaining({ code: 'DOMAIN', fn, parameter });

describe('refuses what is no trend', () => {
  const calls: Record<string, (x: never) => unknown> = {
    forecastPassRate: (x) => forecast.forecastPassRate(x, 1),
    forecastRefusal: (x) => forecast.forecastRefusal(x),
    forecastTarget: (x) => forecast.forecastTarget(x, 0.5),
    passRateQuantiles: (x) => forecast.passRateQuantiles(x, 1, [0.5]),
    reachProbability: (x) => forecast.reachProbability(x, 0.5, 1),
    trendState: (x) => forecast.trendState(x),
  };
  it.each(Object.keys(calls))('%s', (name) => {
    for (const x of [undefined, null, 'x', {}, [1, 2], { now: 3 }])
      expect(() => calls[name]!(x as never)).toThrow(refused(name, 'trend'));
  });
  it('switchProbability, of both', () => {
    const costs = { rollout: 1, example: 1 };
    for (const x of [undefined, null, 'x', {}]) {
      expect(() => forecast.switchProbability(x as never, flat, costs)).toThrow(
        refused('switchProbability', 'rl'),
      );
      expect(() => forecast.switchProbability(flat, x as never, costs)).toThrow(
        refused('switchProbability', 'sft'),
      );
    }
  });
});

describe('refuses numbers that no step can have', () => {
  const wrong: [parameter: string, steps: forecast.StepCounts][] = [
    ['successes', { rollouts: [32], successes: [65], attempts: [64] }],
    ['rollouts', { rollouts: [0], successes: [5], attempts: [64] }],
    ['attempts', { rollouts: [32], successes: [5], attempts: [NaN] }],
    ['successes', { rollouts: [32, 96], successes: [5], attempts: [64, 64] }],
    ['now', { rollouts: [32], successes: [5], attempts: [64], now: 31 }],
    ['designEffect', { rollouts: [32], successes: [5], attempts: [64], designEffect: 0.5 }],
    ['designEffect', { rollouts: [32], successes: [5], attempts: [64], designEffect: [1, 2] }],
    ['designEffect', { rollouts: [32], successes: [5], attempts: [64], designEffect: [NaN] }],
  ];
  it.each(wrong)('%s: %o', (parameter, given) => {
    expect(() => forecast.countTrend(given)).toThrow(refused('countTrend', parameter));
  });
  it('in groups', () => {
    const groups = { successes: [5], attempts: [64], groups: [8], deadGroups: [9] };
    expect(() => forecast.designEffects(groups)).toThrow(refused('designEffects', 'deadGroups'));
    expect(() => forecast.designEffects({ ...groups, groups: [65] })).toThrow(
      refused('designEffects', 'groups'),
    );
    expect(() => forecast.designEffects({ ...groups, successes: [65] })).toThrow(
      refused('designEffects', 'successes'),
    );
  });
  it('in evaluations', () => {
    expect(() => forecast.evaluationTrend({ rollouts: [512], passRate: [1.5] })).toThrow(
      refused('evaluationTrend', 'passRate'),
    );
  });
});
