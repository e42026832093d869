import { describe, expect, it } from 'vitest';
import { histogram } from '../../src/report/histogram.ts';

const of = (successes: readonly number[], attempts: number | readonly number[]) =>
  histogram({
    successes: Float64Array.from(successes),
    attempts:
      typeof attempts === 'number'
        ? new Float64Array(successes.length).fill(attempts)
        : Float64Array.from(attempts),
  });
const labels = (bins: ReturnType<typeof of>) => bins.map(({ label }) => label);
const counts = (bins: ReturnType<typeof of>) => bins.map(({ groups }) => groups);

describe('the histogram of pass rates', () => {
  it('has the bins k/n of the size that groups have', () => {
    const bins = of([0, 0, 1, 2, 4], 4);
    expect(labels(bins)).toEqual(['failed', '1/4', '2/4', '3/4', 'solved']);
    expect(counts(bins)).toEqual([2, 1, 1, 0, 1]);
    expect(bins.map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [0.25, 0.25],
      [0.5, 0.5],
      [0.75, 0.75],
      [1, 1],
    ]);
  });

  it('has tenths where sizes differ, and past 16 rollouts a group', () => {
    const tenths = [
      'failed',
      ...['.0–.1', '.1–.2', '.2–.3', '.3–.4', '.4–.5', '.5–.6', '.6–.7', '.7–.8', '.8–.9', '.9–1'],
      'solved',
    ];
    const mixed = of([1, 1, 0], [2, 5, 3]);
    expect(labels(mixed)).toEqual(tenths);
    // 1/2 stands in .5–.6, 1/5 in .2–.3
    expect(counts(mixed)).toEqual([1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0]);
    expect([mixed[3]!.from, mixed[3]!.to]).toEqual([0.2, 0.3]);
    expect(labels(of([3], 17))).toEqual(tenths);
    expect(labels(of([3], 16))).toHaveLength(17);
    expect(counts(of([99], 100))[10]).toBe(1);
  });

  it('puts a group of another size at the nearest place, never among failed or solved', () => {
    // nine of ten have four; of eight tries one is 1/8, nearest to 1/4 of those in between
    const bins = of([...new Array<number>(9).fill(2), 1], [...new Array<number>(9).fill(4), 64]);
    expect(counts(bins)).toEqual([0, 1, 9, 0, 0]);
    const high = of([...new Array<number>(9).fill(2), 63], [...new Array<number>(9).fill(4), 64]);
    expect(counts(high)).toEqual([0, 0, 9, 1, 0]);
    // less than nine of ten: tenths
    expect(of([2, 2, 2, 1], [4, 4, 4, 8])).toHaveLength(12);
  });

  it('marks what lies where a reward tells half a bit or more, 11 to 89 %', () => {
    expect(of([1], 10).map(({ zone }) => zone)).toEqual([
      false,
      false,
      ...new Array<boolean>(7).fill(true),
      false,
      false,
    ]);
  });
});
