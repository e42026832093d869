import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTrend, passRateQuantiles, type StepCounts } from '../../src/index.ts';
import { counts } from '../support/someTrends.ts';

const forecastOf = (steps: StepCounts, at = 2 * (steps.now as number)) =>
  passRateQuantiles(countTrend(steps), at, [0.1, 0.5, 0.9]);

const near = (got: readonly number[], wanted: readonly number[]) =>
  got.forEach((x, i) => void expect(x).toBeCloseTo(wanted[i]!, 9));

const row = fc.record({
  rollouts: fc.integer({ min: 1, max: 5000 }),
  successes: fc.integer({ min: 0, max: 32 }),
  attempts: fc.integer({ min: 32, max: 64 }),
});
type Row = { rollouts: number; successes: number; attempts: number };
const rows = fc.array(row, { minLength: 1, maxLength: 60 });
const stepsOf = (some: readonly Row[], now = 5000): StepCounts => ({
  rollouts: some.map((x) => x.rollouts),
  successes: some.map((x) => x.successes),
  attempts: some.map((x) => x.attempts),
  now,
});

describe('countTrend', () => {
  it('keeps what it has seen, with 80 % intervals of chance', () => {
    const { seen } = countTrend({
      ...{ rollouts: [1000, 2000], successes: [8, 32], attempts: [64, 64] },
      ...{ designEffect: 4, now: 2032 },
    });
    expect(seen.rollouts).toEqual([1000, 2000]);
    near(seen.passRate, [8.5 / 65, 32.5 / 65]);
    // Wald in log-odds, twice as wide as without the design effect
    const reach = 2 * 1.2815515655446004 * Math.sqrt(1 / 32.5 + 1 / 32.5);
    expect(seen.upper[1]).toBeCloseTo(1 / (1 + Math.exp(-reach)), 9);
    expect(seen.lower[1]).toBeCloseTo(1 / (1 + Math.exp(reach)), 9);
  });
  it('does not depend on the order of the steps', () => {
    fc.assert(
      fc.property(rows, (some) => {
        near(forecastOf(stepsOf([...some].reverse())), forecastOf(stepsOf(some)));
      }),
      { numRuns: 30 },
    );
  });
  it('a step that is split in two says the same', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const halves = some.flatMap(({ rollouts, successes, attempts }) => [
          { rollouts, successes: 0, attempts: attempts - successes },
          { rollouts, successes, attempts: successes },
        ]);
        near(forecastOf(stepsOf(halves)), forecastOf(stepsOf(some)));
      }),
      { numRuns: 30 },
    );
  });
  it('does not depend on the unit of rollouts', () => {
    const scaled = (by: number): StepCounts => ({
      ...counts,
      rollouts: Array.from(counts.rollouts, (n) => n * by),
      now: counts.now! * by,
    });
    for (const by of [2, 1000, 1e8]) near(forecastOf(scaled(by)), forecastOf(counts));
  });
  it('one design effect for all is the same of each, and divides the rollouts', () => {
    const each = { ...counts, designEffect: Array(64).fill(3) as number[] };
    near(forecastOf(each), forecastOf({ ...counts, designEffect: 3 }));
    expect(countTrend(each).effectiveRollouts).toBeCloseTo(4096 / 3, 9);
  });
  it('counts the steps it leaves out', () => {
    const trend = countTrend({ rollouts: [0, 32], successes: [0, 5], attempts: [0, 64] });
    expect([trend.leftOut, trend.observations, trend.now]).toEqual([1, 1, 32]);
  });
  it('of nothing says nothing', () => {
    const trend = countTrend({ rollouts: [], successes: [], attempts: [], now: 10 });
    expect(trend).toMatchObject({ passRate: NaN, observations: 0, components: [] });
    expect(passRateQuantiles(trend, 20, [0.5])).toEqual([NaN]);
  });
  it('survives JSON, with weights that add up to 1', () => {
    const trend = countTrend(counts);
    expect(JSON.parse(JSON.stringify(trend))).toEqual(trend);
    expect(trend.components).toHaveLength(15);
    expect(trend.components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
});
