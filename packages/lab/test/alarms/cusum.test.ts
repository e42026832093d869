import { describe, expect, it } from 'vitest';
import { cusum } from '../../src/index.ts';
import { madeRun } from '../support/madeRun.ts';

/** Twenty steps of 0.4 and 0.6 in turn: mean 0.5, standard deviation √(0.2 / 19) = 0.1026. */
const first = Array.from({ length: 20 }, (_, t) => (t % 2 === 0 ? 0.4 : 0.6));
const seen = (values: readonly number[], options?: Parameters<typeof cusum>[0]) =>
  cusum(options)
    .watch(madeRun([...first, ...values]))
    .map(({ code, seen }) => [code, seen]);

describe('falls', () => {
  it('add up to five standard deviations, less a half a step', () => {
    // 0.3 below is 2.92 of them: 2.42 a step, 7.27 after three
    expect(seen([0.2, 0.2, 0.2])).toEqual([['fall', 22]]);
    expect(seen([0.2, 0.2])).toEqual([]);
  });

  it('are forgotten after a rise', () => {
    expect(seen([0.2, 0.2, 1, 1, 0.2, 0.2])).toEqual([]);
  });

  it('below the margin do not count', () => {
    const small = new Array(60).fill(0.42);
    expect(seen(small)).not.toEqual([]);
    expect(seen(small, { margin: 0.1 })).toEqual([]);
  });
});

it('rises count where they are asked for', () => {
  expect(seen([0.8, 0.8, 0.8])).toEqual([]);
  expect(seen([0.8, 0.8, 0.8], { sides: 'both' })).toEqual([['rise', 22]]);
});

it('a run of 20 steps is not judged', () => {
  expect(seen([])).toEqual([]);
});
