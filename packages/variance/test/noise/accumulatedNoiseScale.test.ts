import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accumulatedNoiseScale,
  GradientAccumulator,
  gradientBuffer,
  microbatchNoiseScale,
} from '../../src/index.ts';
import { D, expectClose, flat, fold, row } from '../support/rows.ts';

describe('accumulatedNoiseScale', () => {
  it('with one row in each is the micro-batch jackknife', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 9 }), (rows) => {
        const shifted = rows.map((r) => r.map((x) => x + 300));
        const want = microbatchNoiseScale(
          { values: flat(shifted), dimension: D },
          { microbatch: 3 },
        ).noiseScale;
        const got = accumulatedNoiseScale(shifted.map((r) => fold([r])));
        expectClose(
          { value: got.value, lower: got.lower, upper: got.upper },
          { value: want.value, lower: want.lower, upper: want.upper },
          1e-3,
        );
      }),
    );
  });

  it('is undefined while the signal is lost', () => {
    const parts = [1, -1, 1, -1].map((x) =>
      new GradientAccumulator(1).update(Float32Array.of(x, -x)),
    );
    expect(accumulatedNoiseScale(parts)).toMatchObject({ value: NaN, n: 4, unit: 'samples' });
    expect(accumulatedNoiseScale(parts).method).toMatch(/^undefined: the signal is lost/);
    expect(() => accumulatedNoiseScale(parts.slice(2))).toThrow(
      'expected accumulators of at least 3',
    );
  });

  it('says what it expected', () => {
    const part = (d: number, microbatch = 1) =>
      new GradientAccumulator(d, { microbatch }).update(new Float32Array(d).fill(1));
    const three = [part(1), part(1), part(1)];
    expect(() => accumulatedNoiseScale(three, { level: 2 })).toThrow(
      'expected level in (0, 1), got 2',
    );
    expect(() => accumulatedNoiseScale([...three, part(2)])).toThrow('expected dimension 1, got 2');
    expect(() => accumulatedNoiseScale([...three, part(1, 2)])).toThrow(
      'expected microbatch 1, got 2',
    );
    expect(() => accumulatedNoiseScale([...three, new GradientAccumulator(1)])).toThrow(
      'expected accumulators with rows in each, got an empty one',
    );
    expect(() => gradientBuffer(0, 1)).toThrow(
      'gradientBuffer: expected rows an integer ≥ 1, got 0',
    );
    expect(() => gradientBuffer(1, 0.5)).toThrow('expected dimension an integer ≥ 1, got 0.5');
    expect(() => part(1).variances()).toThrow('expected perCoordinate true, got false');
    expect(() => GradientAccumulator.from({ ...part(2).toJSON(), mean: [1] })).toThrow(
      'GradientAccumulator.from: expected mean of length 2, got 1',
    );
  });
});
