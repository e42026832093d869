import { DomainError } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConfidentRollout, ConfidentSample } from '../../src/trials/confidentSample.ts';
import { numRuns } from '../support/trials.ts';

const rollout = (hash: number, logprob: number): ConfidentRollout => ({
  hash,
  run: '',
  step: 1,
  group: String(hash),
  prompt: String(hash),
  logprob,
  success: 1,
  reward: Number.NaN,
});

/** Prompts by hash, each with its rollouts, numbered so that all differ. */
const rollouts = fc
  .array(fc.nat(12), { maxLength: 60 })
  .map((hashes) => hashes.map((hash, i) => rollout(hash, -1 - i)));
const capacity = fc.integer({ min: 1, max: 20 });

const sampleOf = (given: readonly ConfidentRollout[], most: number): ConfidentSample => {
  const sample = new ConfidentSample(most);
  for (const one of given) sample.add(one);
  return sample;
};
const idsOf = (given: readonly ConfidentRollout[]): number[] =>
  given.map(({ logprob }) => logprob).sort((a, b) => a - b);
const told = (sample: ConfidentSample) => [idsOf(sample.rollouts), sample.whole];

/** Of all first prompts by hash the most whose rollouts fit, by trying each number of them. */
function expected(given: readonly ConfidentRollout[], most: number) {
  const hashes = [...new Set(given.map(({ hash }) => hash))].sort((a, b) => a - b);
  for (let n = hashes.length; ; n--) {
    const kept = given.filter(({ hash }) => hashes.indexOf(hash) < n);
    if (kept.length <= most) return [idsOf(kept), n === hashes.length];
  }
}

describe('a sample of whole prompts', () => {
  it('is the most prompts by hash whose rollouts fit', () => {
    fc.assert(
      fc.property(rollouts, capacity, (given, most) => {
        expect(told(sampleOf(given, most))).toEqual(expected(given, most));
      }),
      { numRuns: 10 * numRuns },
    );
  });

  it('does not depend on the order of the rollouts', () => {
    const shuffled = rollouts.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, capacity, ([given, other], most) => {
        expect(told(sampleOf(other, most))).toEqual(told(sampleOf(given, most)));
      }),
      { numRuns: 10 * numRuns },
    );
  });

  it('of two parts is that of both together, and takes what comes later alike', () => {
    fc.assert(
      fc.property(rollouts, rollouts, rollouts, capacity, (one, two, later, most) => {
        const merged = sampleOf(one, most).merge(sampleOf(two, most));
        expect(told(merged)).toEqual(told(sampleOf([...one, ...two], most)));
        for (const next of later) merged.add(next);
        expect(told(merged)).toEqual(told(sampleOf([...one, ...two, ...later], most)));
      }),
      { numRuns: 10 * numRuns },
    );
  });

  it('is the same when it is looked at in between', () => {
    fc.assert(
      fc.property(rollouts, capacity, (given, most) => {
        const sample = new ConfidentSample(most);
        for (const one of given) {
          sample.add(one);
          expect(sample.rollouts.length).toBeLessThanOrEqual(most);
        }
        expect(told(sample)).toEqual(told(sampleOf(given, most)));
      }),
      { numRuns: 10 * numRuns },
    );
  });

  it('keeps its hashes and its bound when its rollouts are called otherwise', () => {
    const sample = sampleOf([3, 1, 2, 1].map(rollout), 2).map((one) => ({
      ...one,
      hash: 9,
      step: 7,
    }));
    expect(sample.rollouts.map(({ hash, step }) => [hash, step])).toEqual([
      [1, 7],
      [1, 7],
    ]);
    expect(sample.whole).toBe(false);
    expect(sample.takes(2)).toBe(false);
  });

  it('holds nothing of a first prompt that does not fit', () => {
    const sample = sampleOf([1, 1, 1, 2].map(rollout), 2);
    expect(told(sample)).toEqual([[], false]);
  });

  it('refuses a capacity that is no positive integer', () => {
    for (const wrong of [0, 1.5, Number.NaN, '3' as never])
      expect(() => new ConfidentSample(wrong)).toThrow(DomainError);
  });
});
