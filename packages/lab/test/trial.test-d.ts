import type { Estimate } from '@bits-per-sample/core';
import { describe, expectTypeOf, it } from 'vitest';
import {
  type CellMetric,
  contend,
  pairedDifference,
  type Trial,
  type TrialMetric,
} from '../src/index.ts';

describe('a trial', () => {
  it('has null where nothing defines a score', () => {
    expectTypeOf<Trial['auc']>().toEqualTypeOf<number | null>();
    expectTypeOf<Trial['curve']>().toEqualTypeOf<readonly (number | null)[]>();
    expectTypeOf<TrialMetric>().toExtend<CellMetric>();
    expectTypeOf(
      pairedDifference([], { contender: 'a', against: 'b', metric: 'tail' }),
    ).toEqualTypeOf<Estimate<'1'>>();
  });

  it('is not one of anything', () => {
    // @ts-expect-error a cost is no metric of a difference
    pairedDifference([], { contender: 'a', against: 'b', metric: 'cost' });
    // @ts-expect-error a strategy is made fresh for each trial
    contend('mine', {});
  });
});
