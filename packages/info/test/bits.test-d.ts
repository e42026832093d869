import { type Bits, bitsFromNats, type Estimate, type Nats } from '@bits-per-sample/core';
import { describe, expectTypeOf, it } from 'vitest';
import {
  absorbedBits,
  binaryEntropy,
  binaryEntropyColumn,
  bitsPerByte,
  type CountEntropyMethod,
  countEntropy,
  informationEfficiency,
  inverseBinaryEntropy,
  liveShare,
  meanEntropy,
  meanPassRate,
  type PassRateMixture,
  passRateEntropy,
  passRateMixture,
  perplexity,
  posteriorEntropies,
} from '../src/index.ts';

describe('units', () => {
  const nats: Nats = 1;
  const bits: Bits = 1;

  it('information comes out in bits, and goes into numbers', () => {
    expectTypeOf(binaryEntropy(0.5)).toEqualTypeOf<Bits>();
    expectTypeOf(countEntropy([1, 2])).toEqualTypeOf<Bits>();
    expectTypeOf(binaryEntropy(0.5)).toExtend<number>();
  });

  it('losses are nats, and bits are not losses', () => {
    const curve = { losses: [1], tokens: [1] };
    expectTypeOf(absorbedBits(curve, { final: nats })).toEqualTypeOf<Bits>();
    expectTypeOf(perplexity(nats)).toEqualTypeOf<number>();
    // @ts-expect-error bits are not nats
    absorbedBits(curve, { final: bits });
    // @ts-expect-error bits are not nats
    bitsPerByte(bits, 1);
    // @ts-expect-error bits are not nats
    perplexity(bitsFromNats(nats));
  });

  it('an entropy is asked for in bits', () => {
    expectTypeOf(inverseBinaryEntropy(bits)).toEqualTypeOf<number>();
    // @ts-expect-error nats are not bits
    inverseBinaryEntropy(nats);
  });

  it('an estimate says its unit', () => {
    const counts = { successes: [1], attempts: [2] };
    expectTypeOf(meanEntropy(counts)).toEqualTypeOf<Estimate<'bits/rollout'>>();
    expectTypeOf(meanPassRate(counts)).toEqualTypeOf<Estimate<'probability'>>();
    expectTypeOf(passRateEntropy({ successes: 1, attempts: 2 })).toEqualTypeOf<Estimate<'bits'>>();
    const { bitsPerFlop } = informationEfficiency(meanEntropy(counts), { flops: 1 });
    expectTypeOf(bitsPerFlop).toEqualTypeOf<Estimate<'bits/FLOP'>>();
  });
});

describe('counts and columns', () => {
  it('out of JSON, typed and constant', () => {
    const json = JSON.parse('{}') as { successes: number[]; attempts: number[] };
    expectTypeOf(meanEntropy).toBeCallableWith(json);
    expectTypeOf(meanEntropy).toBeCallableWith({
      successes: Float64Array.of(1),
      attempts: Int32Array.of(2),
    });
    expectTypeOf(passRateMixture).toBeCallableWith({ successes: [1], attempts: [2] } as const);
    expectTypeOf(posteriorEntropies).toBeCallableWith(json);
    expectTypeOf(binaryEntropyColumn).toBeCallableWith([0.5] as readonly number[]);
  });

  it('not pass rates, nor names', () => {
    // @ts-expect-error a pass rate alone does not say how well it is known
    meanEntropy({ passRates: [0.5] });
    // @ts-expect-error texts
    meanEntropy({ successes: ['1'], attempts: ['2'] });
  });
});

describe('choices', () => {
  it('are closed', () => {
    expectTypeOf<'nsb'>().toExtend<CountEntropyMethod>();
    // @ts-expect-error no such estimator
    countEntropy([1, 2], { method: 'guess' });
    // @ts-expect-error neither
    meanEntropy({ successes: [1], attempts: [2] }, { prompts: 'all' });
  });

  it('a group size is judged by the spread alone', () => {
    expectTypeOf(liveShare).toBeCallableWith({ a: 1, b: 1, zero: 0, one: 0 }, 8);
    expectTypeOf<PassRateMixture>().toExtend<Parameters<typeof liveShare>[0]>();
  });
});
