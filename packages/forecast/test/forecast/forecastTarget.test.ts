import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTrend, forecastTarget, reachProbability } from '../../src/index.ts';
import { counts, evaluated, flat, learning, rising } from '../support/someTrends.ts';

const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const factor = fc.double({ min: 1, max: 4, noNaN: true });

describe('reachProbability', () => {
  it('never falls with the rollouts nor rises with the target', () => {
    fc.assert(
      fc.property(fc.tuple(probability, probability), fc.tuple(factor, factor), (ps, times) => {
        const [easy, hard] = ps.sort((a, b) => a - b) as [number, number];
        const [soon, late] = times.sort((a, b) => a - b) as [number, number];
        const reach = (target: number, by: number) =>
          reachProbability(learning, target, by * learning.now);
        expect(reach(easy, late)).toBeGreaterThanOrEqual(reach(hard, late));
        expect(reach(easy, late)).toBeGreaterThanOrEqual(reach(easy, soon) - 1e-3);
      }),
    );
  });
  it('is certain of 0 and rules out 1', () => {
    expect(reachProbability(learning, 0, 4096)).toBeCloseTo(1, 12);
    expect(reachProbability(learning, 1, 4096)).toBe(0);
    expect(reachProbability(learning, NaN, 4096)).toBe(NaN);
  });
});

describe('forecastTarget', () => {
  it('an interval where it is likely: the times at which 10, 50 and 90 % have reached it', () => {
    const { outlook, moreRollouts } = forecastTarget(rising, 0.6);
    expect(outlook).toBe('likely');
    const { lower, value, upper } = moreRollouts;
    expect(lower <= value && value <= upper).toBe(true);
    for (const [more, wanted] of [
      [lower, 0.1],
      [value, 0.5],
      [upper, 0.9],
    ] as const)
      expect(reachProbability(rising, 0.6, rising.now + more)).toBeCloseTo(wanted, 1);
  });
  it('nothing to do where it is reached', () => {
    const { moreRollouts, twice } = forecastTarget(rising, 0.1);
    expect(moreRollouts.value).toBe(0);
    expect(twice).toBeCloseTo(1, 6);
  });
  it('the end is open where the interval leaves 4 times', () => {
    const open = [0.55, 0.6, 0.65, 0.7, 0.75, 0.8]
      .map((target) => forecastTarget(learning, target))
      .filter(({ outlook, fourTimes }) => outlook === 'likely' && fourTimes < 0.9);
    expect(open.length).toBeGreaterThan(0);
    for (const { moreRollouts } of open) {
      expect(moreRollouts.upper).toBe(Infinity);
      expect(moreRollouts.value).toBeLessThanOrEqual(3 * learning.now);
    }
  });
  it('no number where it is open or unlikely', () => {
    const outlooks = new Set<string>();
    for (let target = 0.5; target < 0.999; target += 0.01) {
      const { outlook, fourTimes, moreRollouts } = forecastTarget(learning, target);
      outlooks.add(outlook);
      expect(Number.isNaN(moreRollouts.value)).toBe(outlook !== 'likely');
      expect(fourTimes >= 0.5).toBe(outlook === 'likely');
    }
    expect([...outlooks]).toEqual(['likely', 'open', 'unlikely']);
    expect(forecastTarget(flat, 0.99).moreRollouts.method).toMatch(
      /^undefined: not within 4 times the rollouts so far: > 99.9 % sure$/,
    );
  });
  it('below 1 % no date, and no probability but that of 1 %', () => {
    const low = evaluated(() => 0.004);
    const one = forecastTarget(low, 0.01);
    expect(one.outlook).toBe('refused');
    expect(one.fourTimes).toBeGreaterThan(0);
    expect(one.moreRollouts.value).toBe(NaN);
    expect(forecastTarget(low, 0.5)).toMatchObject({ twice: NaN, fourTimes: NaN });
  });
  it('refused where the forecast is', () => {
    const few = countTrend({ ...counts, designEffect: 9 });
    expect(forecastTarget(few, 0.5)).toMatchObject({ outlook: 'refused', fourTimes: NaN });
    expect(forecastTarget(learning, NaN)).toMatchObject({ outlook: 'refused', twice: NaN });
  });
});
