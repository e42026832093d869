import { describeStatistic } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { total } from '../../src/trials/total.ts';

describeStatistic(total, { values: fc.double({ min: -1e3, max: 1e3, noNaN: true }) });

it('counts and adds', () => {
  const row = new Float64Array(2);
  for (const x of [3, 0, 4]) total.update(row, 0, x);
  expect([...row]).toEqual([3, 7]);
});
