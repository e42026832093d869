import { describe, expectTypeOf, it } from 'vitest';
import {
  comoments,
  fold,
  fromRow,
  moments,
  type PairStatistic,
  type Row,
  type Statistic,
  toRow,
} from '../../src/index.ts';

describe('rows', () => {
  it('have the types of their fields', () => {
    expectTypeOf(toRow(moments, new Float64Array(3))).toEqualTypeOf<Row<'n' | 'sum' | 'm2'>>();
    expectTypeOf(moments).toExtend<Statistic<string>>();
    expectTypeOf(comoments).toExtend<PairStatistic<string>>();
    expectTypeOf(comoments).not.toExtend<Statistic<string>>();
    expectTypeOf(fold).parameter(1).toEqualTypeOf<ArrayLike<number>>();
    // @ts-expect-error a pair statistic is folded by foldPairs
    fold(comoments, []);
    // @ts-expect-error a field is missing
    fromRow(moments, { n: 1, sum: 2 });
  });
});
