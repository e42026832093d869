import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { classIntervals, jointClasses } from '../../src/index.ts';
import { CLASSES, classCoverage, classWorlds, look } from '../support/classWorlds.ts';

const counts = (successes: readonly number[], n: number) => ({
  successes,
  attempts: successes.map(() => n),
});

/** Half of qchisq(0.95, 4) of R. */
const ALLOWED = 9.487729 / 2;

describe('how many prompts a class may have', () => {
  it('is the interval of a binomial share where counts leave no doubt', () => {
    // 0 or 64 of 64: 30 of 100 prompts are new; likelihood interval of 30 in 100
    const base = counts(
      Array.from({ length: 100 }, () => 0),
      64,
    );
    const trained = counts(
      Array.from({ length: 100 }, (_, i) => (i < 30 ? 64 : 0)),
      64,
    );
    const { lower, upper } = classIntervals(base, trained, { epsilon: 0.5 });
    const drop = (p: number) => 30 * Math.log(0.3 / p) + 70 * Math.log(0.7 / (1 - p));
    for (const end of [lower.trainedOnly, upper.trainedOnly])
      expect(Math.abs(drop(end / 100) - ALLOWED)).toBeLessThan(0.15);
    expect(lower.both).toBe(0);
    expect(upper.neither - lower.neither).toBeCloseTo(upper.trainedOnly - lower.trainedOnly, 0);
  });

  it('leaves room for what no success can exclude: Σ log(1 − share) ≥ −χ²/2', () => {
    const none = counts(
      Array.from({ length: 200 }, () => 0),
      64,
    );
    const { lower, upper } = classIntervals(none, none, { epsilon: 0.5 });
    expect(lower).toMatchObject({ both: 0, baseOnly: 0, trainedOnly: 0 });
    // 200 log(1 − s) = −4.74
    expect(upper.both).toBeGreaterThanOrEqual(200 * (1 - Math.exp(-ALLOWED / 200)));
    // as near as eight halvings come
    expect(upper.both).toBeLessThan(4.75 + 200 / 256);
    expect(upper.neither).toBe(200);
  });

  it('reaches the ends that one attempt each leaves open, exactly', () => {
    // of one attempt only the mean m counts; at most m/ε can (all at ε or 0), at least
    // (m − ε)/(1 − ε) (all at 1 or just below ε), m within its likelihood interval
    const epsilon = 0.45;
    const always = counts(
      Array.from({ length: 400 }, () => 64),
      64,
    );
    const endOf = (m: number, sign: 1 | -1) => {
      let [inner, outer] = [m, sign === 1 ? 1 : 0];
      for (let i = 0; i < 50; i++) {
        const x = (inner + outer) / 2;
        const loss = 400 * (m * Math.log(m / x) + (1 - m) * Math.log((1 - m) / (1 - x)));
        if (loss < ALLOWED) inner = x;
        else outer = x;
      }
      return inner;
    };
    for (const right of [100, 300]) {
      const m = right / 400;
      const base = counts(
        Array.from({ length: 400 }, (_, i) => Number(i < right)),
        1,
      );
      const { lower, upper } = classIntervals(base, always, { epsilon });
      const least = Math.max(0, (endOf(m, -1) - epsilon) / (1 - epsilon));
      const most = Math.min(1, endOf(m, 1) / epsilon);
      expect(Math.abs(lower.both - 400 * least)).toBeLessThan(3);
      expect(Math.abs(upper.both - 400 * most)).toBeLessThan(3);
      expect(Math.abs(upper.trainedOnly - 400 * (1 - least))).toBeLessThan(3);
    }
  });

  it('is everything where all rates may be ε, or just below it', () => {
    // 8 tries at ½ of 256 prompts, each way once
    const halves = Array.from({ length: 256 }, (_, i) =>
      i
        .toString(2)
        .split('')
        .reduce((sum, bit) => sum + Number(bit), 0),
    );
    const base = counts(halves, 8);
    const trained = counts(
      halves.map((_, i) => halves[(i * 53) % 256]!),
      8,
    );
    const { lower, upper } = classIntervals(base, trained, { epsilon: 0.5 });
    for (const name of CLASSES) {
      expect(lower[name]).toBeLessThan(1);
      expect(upper[name]).toBeGreaterThan(254);
    }
  });

  it('widens with the level, and turns round with the sides', () => {
    const rng = createRng(5);
    const rates = Array.from({ length: 60 }, (_, i) => (i + 0.5) / 60);
    const [base, trained] = [
      look(rates, 8, rng),
      look(
        rates.map((p) => Math.sqrt(p)),
        8,
        rng,
      ),
    ];
    const there = classIntervals(base, trained);
    const back = classIntervals(trained, base);
    const narrow = classIntervals(base, trained, { level: 0.5 });
    expect(back.upper.baseOnly).toBeCloseTo(there.upper.trainedOnly, 0);
    expect(back.lower.both).toBeCloseTo(there.lower.both, 0);
    for (const name of CLASSES) {
      expect(narrow.lower[name]).toBeGreaterThanOrEqual(there.lower[name]);
      expect(narrow.upper[name]).toBeLessThanOrEqual(there.upper[name]);
    }
  });

  it('proves what counts prove', () => {
    const base = counts(
      Array.from({ length: 80 }, (_, i) => (i < 40 ? 0 : 8)),
      8,
    );
    const trained = counts(
      Array.from({ length: 80 }, () => 8),
      8,
    );
    const { lower } = classIntervals(base, trained);
    expect(lower.trainedOnly).toBeGreaterThan(25);
    expect(lower.both).toBeGreaterThan(25);
  });

  it('answers for other δ than ε, for nothing at all and for thresholds 0 and 1', () => {
    const one = counts([0, 4, 8, 8], 8);
    const { upper } = classIntervals(one, one, { epsilon: 0, delta: 1 });
    expect(upper.neither).toBe(0);
    expect(upper.both).toBeGreaterThan(0);
    const sure = counts(
      Array.from({ length: 60 }, () => 32),
      64,
    );
    expect(classIntervals(sure, sure, { epsilon: 0.1, delta: 0.9 }).lower.baseOnly).toBeGreaterThan(
      50,
    );
    const empty = { successes: [], attempts: [] };
    expect(classIntervals(empty, empty).upper).toEqual({
      both: 0,
      baseOnly: 0,
      trainedOnly: 0,
      neither: 0,
    });
  });
});

describe.each(Object.entries(classWorlds))('whatever the population: %s', (_, rates) => {
  it.each([
    [60, 8],
    [100, 16],
  ])('%i prompts with %i attempts lie within', (prompts, n) => {
    const { misses, alikeLost } = classCoverage(rates, { prompts, n, times: 6 });
    for (const name of CLASSES) expect(misses[name], name).toBeLessThanOrEqual(2);
    expect(alikeLost).toBeLessThanOrEqual(1);
  });
});

describe('expected classes of two models alike', () => {
  it('of prompts that neither ever solved are never, not a third lost or new', () => {
    const none = counts(
      Array.from({ length: 29 }, () => 0),
      8,
    );
    const { expected } = jointClasses(none, none, { epsilon: 1 / 8 });
    expect(expected.baseOnly + expected.trainedOnly).toBeLessThan(1);
    expect(expected.neither).toBeGreaterThan(28);
  });
});
