import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { meanEntropyCheck } from '../../src/index.ts';
import { counts, repeat } from '../support/passCounts.ts';
import { sample, worlds } from '../support/worlds.ts';

describe('meanEntropyCheck', () => {
  it('has nothing to say about a Beta world', () => {
    const check = meanEntropyCheck(sample(worlds.skewed, 500, 8, createRng(6)));
    expect(check.misfit).toBe(false);
    expect(check.jackknife).toBeLessThan(check.nsb);
  });

  it('warns when estimates without a model disagree', () => {
    // long groups never succeed, pairs succeed half of the time: no single spread fits both
    const check = meanEntropyCheck(
      counts(
        [...repeat([1], 400), ...repeat([0], 100)],
        [...repeat([2], 400), ...repeat([200], 100)],
      ),
    );
    expect(check.misfit).toBe(
      Math.abs(check.empiricalBayes.value - check.jackknife) >
        Math.max(0.02, (check.empiricalBayes.upper - check.empiricalBayes.lower) / 2),
    );
  });
});
