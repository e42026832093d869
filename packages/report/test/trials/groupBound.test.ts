import { dictionary } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfidentSample } from '../../src/trials/confidentSample.ts';
import { groupBound } from '../../src/trials/groupBound.ts';
import { groupHash } from '../../src/trials/groupHash.ts';
import { RolloutSample } from '../../src/trials/rolloutSample.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 });
const capacity = fc.integer({ min: 1, max: 80 });

describe('bounds of samples', () => {
  it('are those that a sample of all rollouts comes to, of groups', () => {
    fc.assert(
      fc.property(sizes, capacity, (counts, most) => {
        const names = counts.map((_, i) => `g${i}`);
        const sample = new RolloutSample(most);
        const group = counts.flatMap((n, i) => Array<string>(n).fill(names[i]!));
        sample.add({ group: dictionary(group), lag: new Float64Array(group.length) });
        const run = { run: '', step: Number.NaN, evaluation: false, segment: 0 };
        const hashes = Float64Array.from(names, (name) => groupHash({ ...run, group: name }));
        expect(groupBound(hashes, Float64Array.from(counts), most)).toBe(sample.bound);
      }),
    );
  });

  it('are those that a sample of all rollouts comes to, of prompts', () => {
    fc.assert(
      fc.property(sizes, capacity, (counts, most) => {
        const sample = new ConfidentSample(most);
        const rollout = {
          run: '',
          step: 1,
          group: 'a',
          prompt: 'a',
          success: 1,
          reward: Number.NaN,
        };
        const hashes = Float64Array.from(counts, (_, i) => (i * 2_654_435_761) % 1009);
        counts.forEach((n, i) => {
          for (let k = 0; k < n; k++) sample.add({ ...rollout, hash: hashes[i]!, logprob: -1 });
        });
        const bound = ConfidentSample.boundOf(hashes, Float64Array.from(counts), most);
        expect(bound).toBe(sample.bound);
      }),
    );
  });
});
