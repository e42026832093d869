import type { Estimate, PassCounts } from '@bits-per-sample/core';
import { describe, expectTypeOf, it } from 'vitest';
import {
  bitsLedger,
  dersimonianLaird,
  gainJaggedness,
  jaggedness,
  klFromBase,
  meanPassAtK,
  overdispersion,
  passAtKCurve,
} from '../src/index.ts';

const counts: PassCounts = { successes: [1], attempts: Int32Array.of(2) };

describe('an estimate says its unit', () => {
  it('of each kind', () => {
    expectTypeOf(meanPassAtK(counts, 1)).toEqualTypeOf<Estimate<'probability'>>();
    expectTypeOf(passAtKCurve(counts).passAtK).toEqualTypeOf<readonly Estimate<'probability'>[]>();
    expectTypeOf(jaggedness(counts, ['a']).spread).toEqualTypeOf<Estimate<'probability'>>();
    expectTypeOf(gainJaggedness(counts, counts, ['a']).concentration).toEqualTypeOf<
      Estimate<'categories'>
    >();
    expectTypeOf(overdispersion(counts)).toEqualTypeOf<Estimate<'correlation'>>();
    expectTypeOf(klFromBase([0, 0])).toEqualTypeOf<Estimate<'bits/answer'>>();
    expectTypeOf(dersimonianLaird([1, 2], [1, 1]).mean).toEqualTypeOf<Estimate<'effect'>>();
    expectTypeOf(bitsLedger({ base: counts, trained: counts }).entries[0]!.bits).toEqualTypeOf<
      Estimate<'bits'>
    >();
  });

  it('and a question is one of two', () => {
    // @ts-expect-error neither a sample nor these
    meanPassAtK(counts, 1, { prompts: 'all' });
    // @ts-expect-error counts, not a rate
    meanPassAtK([0.5], 1);
  });
});
