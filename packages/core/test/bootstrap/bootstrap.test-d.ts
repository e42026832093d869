import { describe, expectTypeOf, it } from 'vitest';
import { bootstrapMean, bootstrapReplicates, createRng, type Estimate } from '../../src/index.ts';

describe('bootstrap', () => {
  it('keeps the unit', () => {
    expectTypeOf(bootstrapMean([1], 'bits')).toEqualTypeOf<Estimate<'bits'>>();
    expectTypeOf(bootstrapMean([1], 'bits')).not.toExtend<Estimate<'nats'>>();
  });

  it('gives replicates by the names of the functions', () => {
    const clusters: (readonly [n: number, y: number])[] = [[1, 2]];
    const got = bootstrapReplicates(
      clusters,
      { rate: ([n, y]) => y / n, count: ([n]) => n },
      { rng: createRng(1) },
    );
    expectTypeOf(got).toExtend<Record<'rate' | 'count', Float64Array>>();
    // @ts-expect-error no such function
    got.other;
  });
});
