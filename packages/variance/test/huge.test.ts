import { describe, expect, it } from 'vitest';
import * as variance from '../src/index.ts';

const scores = { p: 0.5, squaredGap: 2, successVariance: 1, failureVariance: 1 };
const groupSize = 1e9;
const rloo = { estimator: 'rloo', groupSize } as const;

// Work or memory grows with these sizes: above a stated maximum they are refused.
const refused: [name: string, call: () => unknown][] = [
  ['advantageTable', () => variance.advantageTable(rloo)],
  ['groupMoments', () => variance.groupMoments(scores, rloo)],
  ['filteredGroupMoments', () => variance.filteredGroupMoments(scores, rloo)],
  ['groupObjective', () => variance.groupObjective(0.5, rloo)],
  ['grpoWeight', () => variance.grpoWeight(0.5, groupSize)],
  ['maxrlObjective', () => variance.maxrlObjective(0.3, 2 ** 53)],
  ['gaussianSketch', () => variance.gaussianSketch([1], { size: 1e9, seed: 1 })],
  ['countSketch', () => variance.countSketch(Float64Array.of(1), { size: 2 ** 40, seed: 1 })],
  ['gradientBuffer', () => variance.gradientBuffer(1e9, 1e9)],
  ['GradientAccumulator', () => new variance.GradientAccumulator(1e12)],
  ['samplesToSuccesses', () => variance.samplesToSuccesses(0.5, 2 ** 53, 0.95)],
];

// And with these it does not: there is an answer at once.
const answered: [name: string, call: () => number, about: number][] = [
  ['reinforceNoise', () => variance.reinforceNoise(scores, { groupSize: 1e15 }), 0],
  ['rlooNoise', () => variance.rlooNoise(scores, { groupSize: 1e15 }), 0],
  ['rlooSignalToNoise', () => variance.rlooSignalToNoise(scores, { groupSize: 1e15 }), 5e14],
  ['grpoWeightLimit', () => variance.grpoWeightLimit(1e14), 1e7],
  ['maxrlWeight', () => variance.maxrlWeight(0.5, 1e300), 2],
  ['passkWeight', () => variance.passkWeight(0.5, 2 ** 52), 0],
  ['samplesToSuccess', () => variance.samplesToSuccess(1e-300, 0.95), 2.9957322735539e300],
  ['samplesToSuccess', () => variance.samplesToSuccess(5e-324, 0.95), Infinity],
  // the sum of three waiting times: the 95 % quantile of a Gamma(3) over p
  ['samplesToSuccesses', () => variance.samplesToSuccesses(1e-300, 3, 0.95), 6.295793622e300],
  ['samplesToSuccesses', () => variance.samplesToSuccesses(5e-324, 3, 0.95), Infinity],
  ['samplesToSuccesses', () => variance.samplesToSuccesses(0.5, 2 ** 53 - 1, 0.5), 2 ** 54],
  ['samplesToSuccesses', () => variance.samplesToSuccesses(2 ** -53, 2, 0.5), 1.5117e16],
];

const quick = (call: () => unknown): unknown => {
  const { user } = process.cpuUsage();
  const value = call();
  expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(2);
  return value;
};

describe('huge arguments', () => {
  it.each(refused)('%s: refused at once', (name, call) => {
    const refusal = () => quick(call);
    expect(refusal).toThrow(expect.objectContaining({ code: 'DOMAIN', fn: name }));
  });

  it.each(answered)('%s: answered at once', (_, call, about) => {
    const value = quick(call) as number;
    if (about === Infinity) expect(value).toBe(Infinity);
    else expect(Math.abs(value - about)).toBeLessThanOrEqual(1e-3 * about + 1e-12);
  });

  it('takes the largest group that it states', () => {
    const { weight } = variance.groupMoments(scores, { estimator: 'grpo', groupSize: 2 ** 20 });
    expect(weight).toBeCloseTo(2, 5); // 1/√(p q)
    expect(variance.maxrlObjective(0.3, 2 ** 20)).toBeCloseTo(Math.log(0.3), 12);
  });
});
