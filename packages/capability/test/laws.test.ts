import { createRng, type PassCounts } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestOfN,
  bitsLedger,
  classifyPrompts,
  compareCapability,
  crossoverK,
  dersimonianLaird,
  gainJaggedness,
  jaggedness,
  klFromBase,
  majorityAtK,
  maximumPassRate,
  meanPassAtK,
  meanPassHatK,
  minimumKl,
  overdispersion,
  passAtK,
  passAtKCurve,
  passAtKVariance,
  passHatK,
  pluginPassAtK,
  withReplacementBestOfN,
} from '../src/index.ts';

const cell = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.record({ n: fc.constant(n), c: fc.integer({ min: 0, max: n }) }));
const trial = cell.chain(({ n, c }) =>
  fc.record({ n: fc.constant(n), c: fc.constant(c), k: fc.integer({ min: 1, max: n }) }),
);
const counts = (rows: readonly { n: number; c: number }[]): PassCounts => ({
  successes: Float64Array.from(rows, ({ c }) => c),
  attempts: Float64Array.from(rows, ({ n }) => n),
});
const benchmark = fc.array(cell, { minLength: 2, maxLength: 12 });
const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-10);
const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('pass@k of one prompt', () => {
  it('law: pass^k ≤ pass@1 = mean ≤ pass@k, all in [0, 1]', () => {
    fc.assert(
      fc.property(trial, ({ n, c, k }) => {
        close(passAtK(c, n, 1), c / n);
        close(passHatK(c, n, 1), c / n);
        expect(passHatK(c, n, k)).toBeLessThanOrEqual(c / n + 1e-12);
        expect(passAtK(c, n, k)).toBeGreaterThanOrEqual(c / n - 1e-12);
        expect(passHatK(c, n, k)).toBeGreaterThanOrEqual(0);
        expect(passAtK(c, n, k)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('law: rises with k and with c', () => {
    fc.assert(
      fc.property(trial, ({ n, c, k }) => {
        if (k < n) expect(passAtK(c, n, k + 1)).toBeGreaterThanOrEqual(passAtK(c, n, k) - 1e-14);
        if (c < n) expect(passAtK(c + 1, n, k)).toBeGreaterThanOrEqual(passAtK(c, n, k) - 1e-14);
      }),
    );
  });

  it('law: one more attempt, averaged over its outcome, changes nothing', () => {
    // an urn: of c successes among n, leaving one attempt out at random keeps the mean
    fc.assert(
      fc.property(trial, ({ n, c, k }) => {
        if (k >= n) return;
        const without =
          (c / n) * (c > 0 ? passAtK(c - 1, n - 1, k) : 0) +
          ((n - c) / n) * (c < n ? passAtK(c, n - 1, k) : 0);
        close(without, passAtK(c, n, k));
      }),
    );
  });

  it('law: the plug-in is never above, and equals drawing with replacement', () => {
    fc.assert(
      fc.property(trial, ({ n, c, k }) => {
        expect(pluginPassAtK(c, n, k)).toBeLessThanOrEqual(passAtK(c, n, k) + 1e-12);
        const rewards = Float64Array.from({ length: n }, (_, i) => Number(i < c));
        close(withReplacementBestOfN(rewards, k), pluginPassAtK(c, n, k));
        close(bestOfN(rewards, k), passAtK(c, n, k));
      }),
    );
  });

  it('law: the variance is one of a number in [0, 1], and 0 when all agree', () => {
    fc.assert(
      fc.property(trial, ({ n, c, k }) => {
        const variance = passAtKVariance(c, n, k);
        if (2 * k > n) expect(variance).toBeNaN();
        else {
          expect(variance).toBeGreaterThanOrEqual(0);
          expect(variance).toBeLessThanOrEqual(1);
        }
        if (2 <= n) expect(passAtKVariance(0, n, 1)).toBe(0);
      }),
    );
  });

  it('law: scores that know nothing give the mean, scores that know all give the best', () => {
    const rewards = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(rewards, fc.nat(), (values, seed) => {
        const k = 1 + (seed % values.length);
        const mean = values.reduce((a, x) => a + x, 0) / values.length;
        close(bestOfN(values, k, { by: values.map(() => 0) }), mean);
        close(bestOfN(values, values.length), Math.max(...values));
        expect(bestOfN(values, k)).toBeGreaterThanOrEqual(mean - 1e-12);
      }),
    );
  });

  it('law: the chances of all answers to be the majority sum to 1', () => {
    const answers = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(answers, fc.nat(), (sizes, seed) => {
        const n = sizes.reduce((a, x) => a + x, 0);
        if (n === 0) return;
        const k = 1 + (seed % n);
        const total = sizes.reduce(
          (sum, _, correct) => sum + majorityAtK({ counts: sizes, correct }, k),
          0,
        );
        close(total, 1);
        close(majorityAtK({ counts: sizes, correct: 0 }, 1), sizes[0]! / n);
      }),
    );
  });
});

describe('a benchmark', () => {
  it('law: the order of prompts does not matter, and a prompt twice is two prompts', () => {
    fc.assert(
      fc.property(benchmark, (rows) => {
        const k = Math.min(...rows.map(({ n }) => n));
        for (const prompts of ['sample', 'these'] as const) {
          const forth = meanPassAtK(counts(rows), k, { prompts });
          const back = meanPassAtK(counts([...rows].reverse()), k, { prompts });
          for (const end of ['value', 'lower', 'upper'] as const) close(forth[end], back[end]);
        }
        close(meanPassAtK(counts([...rows, ...rows]), k).value, meanPassAtK(counts(rows), k).value);
        close(
          meanPassAtK(counts(rows), 1).value,
          rows.reduce((sum, { n, c }) => sum + c / n, 0) / rows.length,
        );
      }),
    );
  });

  it('law: intervals hold their value and stay in [0, 1]; prompts without attempts do not count', () => {
    fc.assert(
      fc.property(benchmark, (rows) => {
        const k = Math.min(...rows.map(({ n }) => n));
        const all = counts(rows);
        const rng = createRng(1);
        for (const estimate of [
          meanPassAtK(all, k),
          meanPassAtK(all, k, { prompts: 'these' }),
          meanPassHatK(all, k),
          meanPassAtK(all, 2 * k, { prompts: 'these', method: 'posterior' }),
          meanPassAtK(all, k, { method: 'bootstrap', rng, resamples: 50 }),
          ...passAtKCurve(all).passAtK,
        ]) {
          expect(estimate.lower).toBeGreaterThanOrEqual(0);
          expect(estimate.upper).toBeLessThanOrEqual(1);
          expect(estimate.lower).toBeLessThanOrEqual(estimate.upper);
        }
        const band = passAtKCurve(all).passAtK;
        for (const { value, lower, upper } of band) {
          expect(lower).toBeLessThanOrEqual(value + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(value - 1e-12);
        }
        expect(meanPassAtK(counts([...rows, { n: 0, c: 0 }]), k)).toEqual(meanPassAtK(all, k));
      }),
    );
  });

  it('law: pass@k by hand for every k of the curve, and rising', () => {
    fc.assert(
      fc.property(benchmark, (rows) => {
        const { ks, passAtK: curve } = passAtKCurve(counts(rows));
        ks.forEach((k, l) => {
          close(
            curve[l]!.value,
            rows.reduce((sum, { n, c }) => sum + passAtK(c, n, k), 0) / rows.length,
          );
          if (l > 0) expect(curve[l]!.value).toBeGreaterThanOrEqual(curve[l - 1]!.value - 1e-12);
        });
      }),
    );
  });

  it('law: the band is wider than the interval of one k, and a sample is wider than these', () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({ n: 32, c: (i * 7) % 20 }));
    const width = ({ lower, upper }: { lower: number; upper: number }) => upper - lower;
    const { ks, passAtK: band } = passAtKCurve(counts(rows));
    const these = passAtKCurve(counts(rows), { prompts: 'these' }).passAtK;
    ks.forEach((k, l) => {
      expect(width(band[l]!)).toBeGreaterThan(width(meanPassAtK(counts(rows), k)));
      if (k <= 16) expect(width(band[l]!)).toBeGreaterThan(width(these[l]!));
    });
  });
});

describe('two models', () => {
  const pairs = fc.array(
    fc.integer({ min: 1, max: 40 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        c: fc.integer({ min: 0, max: n }),
        d: fc.integer({ min: 0, max: n }),
      }),
    ),
    { minLength: 2, maxLength: 12 },
  );
  const sides = (rows: readonly { n: number; c: number; d: number }[]) =>
    [counts(rows), counts(rows.map(({ n, d }) => ({ n, c: d })))] as const;

  it('law: exchanging the models turns the difference round', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [base, trained] = sides(rows);
        for (const prompts of ['sample', 'these'] as const) {
          const forth = compareCapability(base, trained, { prompts });
          const back = compareCapability(trained, base, { prompts });
          forth.difference.forEach(({ value, lower, upper }, l) => {
            close(value, -back.difference[l]!.value);
            close(lower, -back.difference[l]!.upper);
            close(upper, -back.difference[l]!.lower);
          });
          expect(back.crossings.map(({ k }) => k.value)).toEqual(
            forth.crossings.map(({ k }) => k.value),
          );
        }
      }),
    );
  });

  it('law: a model against itself never crosses, and is level at k = 1', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [base] = sides(rows);
        const { verdict, crossings } = compareCapability(base, base);
        expect(verdict).toBe('not certified');
        expect(crossings).toEqual([]);
        expect(crossoverK(base, base)).toBe(1);
      }),
    );
  });

  it('law: expected and observed classes count every prompt once', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [base, trained] = sides(rows);
        const { expected, observed, verdicts } = classifyPrompts(base, trained);
        for (const classes of [expected, observed])
          close(
            Object.values(classes).reduce((a, x) => a + x, 0),
            rows.length,
          );
        expect(verdicts).not.toContain('novel'); // ε = 1/n is never excluded by n failures
      }),
    );
  });

  it('leaves out prompts that one model has not attempted, and counts them', () => {
    const base = counts([
      { n: 4, c: 1 },
      { n: 0, c: 0 },
      { n: 4, c: 3 },
    ]);
    const trained = counts([
      { n: 4, c: 2 },
      { n: 4, c: 4 },
      { n: 8, c: 8 },
    ]);
    const { prompts, unpaired, ks, difference } = compareCapability(base, trained);
    expect([prompts, unpaired, ks.at(-1)]).toEqual([2, 1, 4]);
    close(difference[0]!.value, 0.25);
    const [, beyond] = compareCapability(base, trained, { ks: [4, 8] }).difference;
    expect(beyond!.method).toBe('undefined: 2 of 2 prompts have fewer attempts than k = 8');
    expect(compareCapability(counts([]), counts([])).verdict).toBe('not certified');
  });
});

describe('bits and jaggedness', () => {
  it('law: the highest pass rate for a budget costs the budget', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 0.999, noNaN: true }),
        fc.double({ min: 1e-3, max: 0.999, noNaN: true }),
        (before, share) => {
          const bits = -Math.log2(before) * share;
          const after = maximumPassRate(before, bits);
          expect(after).toBeGreaterThanOrEqual(before);
          expect(minimumKl({ before, after }) / bits).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it('law: kl ≥ 0, 0 only when nothing changes', () => {
    fc.assert(
      fc.property(probability, probability, (before, after) => {
        const bits = minimumKl({ before, after });
        expect(bits).toBeGreaterThanOrEqual(0);
        if (before === after) expect(bits).toBe(0);
      }),
    );
  });

  it('KL estimators agree where policies are close, and k1 and k3 are unbiased where they are not', () => {
    const pi = [0.5, 0.3, 0.2];
    const base = [0.25, 0.25, 0.5];
    const truth = pi.reduce((sum, p, i) => sum + p * Math.log2(p / base[i]!), 0);
    const ratios = pi.flatMap((p, i) =>
      new Array<number>(Math.round(1000 * p)).fill(Math.log(p / base[i]!)),
    );
    for (const method of ['k1', 'k3'] as const)
      expect(klFromBase(ratios, { method }).value).toBeCloseTo(truth, 10);
    expect(klFromBase([...ratios, Number.NaN]).n).toBe(1000);
    expect(klFromBase([1]).method).toBe('undefined: fewer than 2 answers');
  });

  it('the ledger balances, and a base that never passed has an end to what it gained', () => {
    const attempts = new Float64Array(20).fill(16);
    const side = (c: number) => ({ attempts, successes: attempts.map(() => c) });
    const received = { value: 3, lower: 2.5, upper: 3.5, level: 0.95, n: 20, unit: '', method: '' };
    const { entries, verdict } = bitsLedger({ base: side(2), trained: side(9), received });
    const [income, rest, gained] = entries.map(({ bits }) => bits);
    close(income!.value - rest!.value, gained!.value);
    close(gained!.value, minimumKl({ before: 1 / 8, after: 9 / 16 }));
    expect(verdict).toBe('within these rewards');
    const never = bitsLedger({ base: side(0), trained: side(9), received });
    const [, beyond, most] = never.entries;
    expect([beyond!.id, most!.bits.value]).toEqual(['unexplained', Infinity]);
    expect(most!.bits.lower).toBeGreaterThan(0.2);
    expect(most!.bits.lower).toBeLessThan(4);
    expect(Number.isNaN(beyond!.bits.lower)).toBe(false);
  });

  it('law: shifting effects changes no spread; scaling scales it', () => {
    const effects = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(effects, (y) => {
        const v = y.map((_, i) => 0.01 * (1 + i));
        const plain = dersimonianLaird(y, v);
        const moved = dersimonianLaird(
          y.map((x) => 2 * x + 3),
          v.map((x) => 4 * x),
        );
        close(moved.tauSquared.value, 4 * plain.tauSquared.value);
        expect(Math.abs(moved.tauSquared.upper - 4 * plain.tauSquared.upper)).toBeLessThan(
          1e-7 * (1 + plain.tauSquared.upper),
        );
        close(moved.iSquared, plain.iSquared);
      }),
    );
  });

  it('equal categories are not jagged, and no concentration is given for noise', () => {
    const rows = counts(Array.from({ length: 40 }, (_, i) => ({ n: 8, c: i % 9 })));
    const codes = Int32Array.from({ length: 40 }, (_, i) => Math.floor(i / 10));
    expect(jaggedness(rows, codes).verdict).toBe('not certified');
    const gains = gainJaggedness(rows, rows, codes);
    expect([gains.verdict, gains.gained, gains.lost]).toEqual(['not certified', [], []]);
    expect(gains.concentration.method).toMatch(/^undefined: /);
    expect(gains.concentration.value).toBeNaN();
  });

  it('names and codes of categories are the same, and missing ones are left out', () => {
    const rows = counts(Array.from({ length: 12 }, (_, i) => ({ n: 8, c: i % 9 })));
    const names = Array.from({ length: 12 }, (_, i) => (i === 0 ? null : String(i % 3)));
    const codes = Int32Array.from(names, (name) => (name === null ? -1 : Number(name)));
    expect(jaggedness(rows, names)).toEqual(jaggedness(rows, codes));
    expect(jaggedness(rows, names).categories.map(({ prompts }) => prompts)).toEqual([4, 4, 3]);
  });

  it('overdispersion is 0 without, near 1 for all or nothing', () => {
    const even = counts(new Array(8).fill({ n: 20, c: 10 }));
    expect(overdispersion(even).value).toBe(0);
    expect(overdispersion(even).lower).toBe(0);
    const split = counts(Array.from({ length: 8 }, (_, i) => ({ n: 20, c: 20 * (i % 2) })));
    expect(overdispersion(split).upper).toBeGreaterThan(0.9);
    expect(
      overdispersion(
        counts([
          { n: 5, c: 0 },
          { n: 5, c: 0 },
        ]),
      ).method,
    ).toMatch(/all or none/);
  });
});
