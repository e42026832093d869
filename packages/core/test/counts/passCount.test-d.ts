import { describe, expectTypeOf, it } from 'vitest';
import { betaPosterior, countBins, type PassCount, type PassCounts } from '../../src/index.ts';

describe('counts', () => {
  it('may be any array of numbers, and one prompt is no column', () => {
    expectTypeOf<{ successes: number[]; attempts: Int32Array }>().toExtend<PassCounts>();
    expectTypeOf<{ successes: Float64Array; attempts: readonly number[] }>().toExtend<PassCounts>();
    expectTypeOf<{ successes: string; attempts: string }>().not.toExtend<PassCounts>();
    expectTypeOf<PassCount>().not.toExtend<PassCounts>();
    expectTypeOf(betaPosterior).parameter(0).toEqualTypeOf<PassCount>();
    // @ts-expect-error a text has a length, but no numbers
    countBins('f', { successes: '12', attempts: [3, 3] });
  });
});
