import { describe, expect, it } from 'vitest';
import * as info from '../src/index.ts';

const beliefs = { a: 1, b: 1 };
const tiny = { a: 1e-4, b: 1 };
const decision = { beliefs, threshold: 0.5 };
const mixture = { a: 1, b: 2, zero: 0.1, one: 0 };
const levels = { values: [0, 0.5, 1], probabilities: [0.25, 0.5, 0.25] };
const two = { values: [0, 1], probabilities: [0.5, 0.5] };

// Work grows with these sizes: above a stated maximum they are refused.
const refused: [name: string, call: () => unknown][] = [
  ['betaBinomialEntropy', () => info.betaBinomialEntropy(beliefs, 1e9)],
  ['expectedInformationGain', () => info.expectedInformationGain(beliefs, { groupSize: 1e9 })],
  ['groupCountEntropy', () => info.groupCountEntropy(0.5, 1e9)],
  ['gradedAdvantageEntropy', () => info.gradedAdvantageEntropy(levels, 1e9)],
  ['gradedAdvantageEntropy', () => info.gradedAdvantageEntropy(levels, 1e5)],
  ['gradedAdvantageEntropy', () => info.gradedAdvantageEntropy(two, 2 ** 20)],
  ['expectedValueOfSampleInformation', () => info.expectedValueOfSampleInformation(decision, 1e9)],
  ['valuePerBit', () => info.valuePerBit(decision, 1e9)],
];

// And with these it does not: there is an answer at once.
const answered: [name: string, call: () => number, about: number][] = [
  ['degenerateProbability', () => info.degenerateProbability(0.5, 1e15), 0],
  ['liveProbability', () => info.liveProbability(0.5, 1e15), 1],
  ['groupsPerLiveGroup', () => info.groupsPerLiveGroup(0.5, 1e15), 1],
  ['groupRewardEntropy', () => info.groupRewardEntropy(0.5, 1e15), 1e15],
  ['groupAdvantageEntropy', () => info.groupAdvantageEntropy(0.5, 1e15), 1e15],
  ['liveGroupBits', () => info.liveGroupBits(0.5, 1e15), 1e15],
  ['liveShare', () => info.liveShare(mixture, 1e15), 0.9],
  ['degenerateShare', () => info.degenerateShare(mixture, 1e15), 0.1],
  ['oversamplingFactor', () => info.oversamplingFactor(mixture, 1e15), 1 / 0.9],
  [
    'recommendedGroupSize',
    () => info.recommendedGroupSize(mixture, { candidates: [1e15] }).groupSize,
    1e15,
  ],
  [
    'recommendedGroupSize, all prompts alike',
    () => info.recommendedGroupSize({ a: 1e300, b: 1e300, zero: 0, one: 0 }).ceiling,
    1,
  ],
  ['costAdjustedCrossover', () => info.costAdjustedCrossover(1e300), 1],
  ['quantisedGaussianEntropy', () => info.quantisedGaussianEntropy(1e300, { step: 1e-300 }), 1995],
  ['quantisedGaussianEntropy', () => info.quantisedGaussianEntropy(1, { step: 1.1e-3 }), 11.87],
  ['expectedBinaryEntropy', () => info.expectedBinaryEntropy({ a: 1e300, b: 1e300 }), 1],
  ['entropyPosteriorQuantile', () => info.entropyPosteriorQuantile(0.5, { a: 1e9, b: 1 }), 0],
  ['countEntropy', () => info.countEntropy([1e300, 1e300], { method: 'plugin' }), 1],
  ['labelInformation', () => info.labelInformation(0, 2 ** 52), 52],
  ['meanEntropy', () => info.meanEntropy({ successes: [2 ** 52], attempts: [2 ** 53] }).value, 1],
];

const quick = (call: () => unknown): unknown => {
  const { user } = process.cpuUsage();
  const value = call();
  expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(2);
  return value;
};

describe('huge arguments', () => {
  it.each(refused)('%s: refused at once, with the maximum', (name, call) => {
    const refusal = () => quick(call);
    expect(refusal).toThrow(expect.objectContaining({ code: 'DOMAIN', fn: name }));
  });

  it.each(answered)('%s: answered at once', (_, call, about) => {
    const value = quick(call) as number;
    expect(Math.abs(value - about)).toBeLessThanOrEqual(1e-2 * Math.max(1, about));
  });

  it('takes the largest size that it states', () => {
    const all = 2 ** 20;
    expect(info.betaBinomialEntropy(beliefs, all)).toBeCloseTo(Math.log2(all + 1), 6);
    // ½ log₂(G/(a + b)) and more: far above a tenth of a bit, far below twenty
    const gain = info.expectedInformationGain(beliefs, { groupSize: all }) as number;
    expect(gain).toBeGreaterThan(8);
    expect(gain).toBeLessThan(10);
  });
});

describe('expectedInformationGain of large groups and nearly certain beliefs', () => {
  it('goes on smoothly where the way of summing changes', () => {
    const at = (groupSize: number) => info.expectedInformationGain(tiny, { groupSize }) as number;
    expect(at(257) - at(256)).toBeGreaterThan(0);
    expect(at(257) - at(256)).toBeLessThan(at(256) - at(255));
  });
});
