import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakdown,
  lagSlope,
  lengthPays,
  verdictErrorsOfSets,
  verdictsDisagree,
} from '../../src/index.ts';

const runs = { numRuns: Number(process.env.FC_RUNS ?? 50) };
const seeds = fc.integer({ min: 1, max: 1e6 });

/** Rows in another order. */
function shuffled<T extends object>(columns: T, seed: number): T {
  const rng = createRng(seed);
  const [first = []] = Object.values(columns) as unknown[][];
  const order = first
    .map((_, i) => [rng.next(), i] as const)
    .sort(([a], [b]) => a - b)
    .map(([, i]) => i);
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      order.map((i) => (column as unknown[])[i]),
    ]),
  ) as T;
}

const close = (a: object, b: object): void => {
  const [x, y] = [Object.values(a).flat(), Object.values(b).flat()] as [number[], number[]];
  x.forEach((value, i) => {
    if (Number.isNaN(value)) expect(y[i]).toBeNaN();
    else expect(y[i]).toBeCloseTo(value, 8);
  });
};

const rollouts = (seed: number) => {
  const rng = createRng(seed);
  const groups = Array.from({ length: 240 }, (_, i) => i % 40);
  return {
    groups,
    lengths: groups.map(() => Math.floor(20 * rng.next())),
    successes: groups.map(() => Number(rng.next() < 0.5)),
  };
};

const visits = (seed: number) => {
  const rng = createRng(seed);
  const steps = Array.from({ length: 200 }, (_, i) => i % 10);
  const prompts = steps.map(() => Math.floor(60 * rng.next()));
  return {
    steps,
    prompts,
    lags: steps.map(() => Math.floor(4 * rng.next())),
    labels: prompts.map((q) => q % 3),
    values: steps.map(() => rng.next()),
  };
};

describe('causes know no order of rows, and no names', () => {
  it('lengthPays', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const all = rollouts(seed);
        const got = lengthPays(all);
        close(got, lengthPays(shuffled(all, seed)));
        close(got, lengthPays({ ...all, groups: all.groups.map((g) => `group ${g}`) }));
        // a length in another unit, and the other outcome
        close(got, lengthPays({ ...all, lengths: all.lengths.map((x) => 4 * x + 7) }));
        const other = lengthPays({ ...all, successes: all.successes.map((y) => 1 - y) });
        expect(other.z).toBeCloseTo(-got.z, 8);
        expect(other.auc).toBeCloseTo(1 - got.auc, 8);
      }),
      runs,
    );
  });

  it('lagSlope and breakdown', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { lags, labels, ...common } = visits(seed);
        const lagged = { ...common, lags };
        const slope = lagSlope(lagged);
        close(slope, lagSlope(shuffled(lagged, seed)));
        // what a step has in common takes no part
        const moved = common.values.map((y, i) => y + 3 * common.steps[i]!);
        close(slope, lagSlope({ ...lagged, values: moved }));
        const labelled = { ...common, labels };
        const split = breakdown(labelled);
        close(split, breakdown(shuffled(labelled, seed)));
        close(split, breakdown({ ...labelled, values: moved }));
        close(split, breakdown({ ...labelled, labels: labels.map((x) => `label ${x}`) }));
        // a slope that is put in comes out
        const tilted = common.values.map((y, i) => y - 0.25 * lags[i]!);
        expect(lagSlope({ ...lagged, values: tilted }).slope).toBeCloseTo(slope.slope - 0.25, 8);
      }),
      runs,
    );
  });

  it('what is missing is left out', () => {
    const all = rollouts(3);
    const more = {
      groups: [...all.groups, 0, 1],
      lengths: [...all.lengths, NaN, 5],
      successes: [...all.successes, 1, NaN],
    };
    close(lengthPays(all), lengthPays(more));
    const { lags, labels, ...common } = visits(3);
    const add = <T extends object>(rows: T, row: Record<string, number>): T =>
      Object.fromEntries(
        Object.entries(rows).map(([name, column]) => [name, [...(column as number[]), row[name]]]),
      ) as T;
    const missing = { steps: 1, prompts: 1, lags: 1, labels: 1, values: NaN };
    close(lagSlope({ ...common, lags }), lagSlope(add({ ...common, lags }, missing)));
    close(breakdown({ ...common, labels }), breakdown(add({ ...common, labels }, missing)));
  });
});

describe('verdictsDisagree', () => {
  it('is the share of pairs that differ, by counting pairs', () => {
    // sets of one size weigh alike, so that D is the plain share of pairs
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1 }), (successes) => {
        const differ = successes.reduce((sum, s) => sum + s * (5 - s), 0);
        const { disagreement } = verdictsDisagree({ successes, attempts: successes.map(() => 5) });
        expect(disagreement).toBeCloseTo(differ / (10 * successes.length), 12);
      }),
      runs,
    );
  });

  it('takes part in either verdict alike, and of sets of one takes nothing', () => {
    const attempts = [8, 5, 3, 6, 1];
    const successes = [8, 4, 0, 3, 1];
    const got = verdictsDisagree({ successes, attempts });
    expect(
      verdictsDisagree({ successes: attempts.map((n, i) => n - successes[i]!), attempts }),
    ).toEqual(got);
    expect(got.sets).toBe(4);
  });

  it('recovers the error of a verifier, whatever share of answers is right', () => {
    for (const share of [0.1, 0.5, 0.9])
      for (const error of [0.01, 0.05, 0.2]) {
        const rng = createRng(Math.round(1000 * (share + error)));
        let inside = 0;
        for (let trial = 0; trial < 60; trial++) {
          const attempts = Array.from({ length: 1500 }, () => 2 + Math.floor(5 * rng.next()));
          const successes = attempts.map((n) => {
            const right = rng.next() < share;
            let passes = 0;
            for (let i = 0; i < n; i++) passes += Number(rng.next() < error !== right);
            return passes;
          });
          const got = verdictsDisagree({ successes, attempts });
          if (Math.abs(got.error - error) <= 2.6 * got.standardError) inside++;
          expect(Math.abs(got.error - error)).toBeLessThan(0.03);
        }
        expect(inside).toBeGreaterThanOrEqual(55);
      }
  });

  it('says nothing without a pair', () => {
    expect(verdictsDisagree({ successes: [1], attempts: [1] })).toEqual({
      sets: 0,
      mixed: 0,
      disagreement: NaN,
      error: NaN,
      standardError: NaN,
    });
  });
});

describe('verdictErrorsOfSets', () => {
  /** Sets of 2 to 6 equal answers, judged by a verifier that errs. */
  const judged = (seed: number, falsePass: number, falseFail: number, sets = 1500) => {
    const rng = createRng(seed);
    const attempts = Array.from({ length: sets }, () => 2 + Math.floor(5 * rng.next()));
    const successes = attempts.map((n) => {
      const passes = rng.next() < 0.4 ? 1 - falseFail : falsePass;
      let s = 0;
      for (let i = 0; i < n; i++) s += Number(rng.next() < passes);
      return s;
    });
    return { successes, attempts };
  };

  it('recovers either error, and tells errors that are alike from those that are not', () => {
    let inside = 0;
    let unlike = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const got = verdictErrorsOfSets(judged(seed, 0.05, 0.2));
      if (Math.abs(got.falsePass - 0.05) < 2.6 * got.falsePassError) inside++;
      if (Math.abs(got.falseFail - 0.2) < 2.6 * got.falseFailError) inside++;
      expect(got.unlike).toBeGreaterThan(15);
      if (verdictErrorsOfSets(judged(seed, 0.1, 0.1)).unlike > 3.84) unlike++;
    }
    expect(inside).toBeGreaterThanOrEqual(74);
    // χ² of one degree of freedom: 1 in 20
    expect(unlike).toBeLessThanOrEqual(6);
  });

  it('is the mirror image for the other outcome', () => {
    const { successes, attempts } = judged(3, 0.05, 0.2);
    const got = verdictErrorsOfSets({ successes, attempts });
    const other = verdictErrorsOfSets({
      successes: attempts.map((n, i) => n - successes[i]!),
      attempts,
    });
    expect(other.falsePass).toBeCloseTo(got.falseFail, 6);
    expect(other.right).toBeCloseTo(1 - got.right, 6);
    expect(other.unlike).toBeCloseTo(got.unlike, 6);
  });

  it('says nothing of a kind that does not occur, or of sets of two', () => {
    const right = verdictErrorsOfSets({ successes: [5, 5, 4], attempts: [5, 5, 5] });
    expect(right.falseFail).toBeCloseTo(1 / 15, 6);
    expect(right.falsePass).toBeNaN();
    expect(verdictErrorsOfSets({ successes: [1, 2], attempts: [2, 2] }).falsePass).toBeNaN();
  });
});
