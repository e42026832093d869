import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSeries, meanOver, plainSeries, type Worse, worse } from '../../src/index.ts';
import { columnsOf, questions, runs, values } from '../support/runs.ts';

const SHORT_RUN = 12;

describe('laws of counted series', () => {
  it('what was told at a step stays told', () => {
    fc.assert(
      fc.property(runs, questions, (run, options) => {
        if (run.length < SHORT_RUN) return;
        const told = worse(countSeries(columnsOf(run)), options);
        for (let steps = SHORT_RUN; steps <= run.length; steps++) {
          const then = worse(countSeries(columnsOf(run.slice(0, steps))), options);
          if (told === null || steps <= told.seen) expect(then).toBe(null);
          else {
            const { seen, width, reference } = told;
            expect(then).toMatchObject({ seen, width, reference });
            expect(then!.until).toBe(Math.min(steps, told.until));
            if (steps === told.seen + 1) expect(then!.active).toBe(true);
          }
        }
      }),
    );
  });

  it('positions stand in order, and the windows are worse by the margin', () => {
    fc.assert(
      fc.property(runs, questions, (run, options) => {
        const series = countSeries(columnsOf(run));
        const found = worse(series, options);
        if (found === null) return;
        const { seen, width, reference, now, until, end, active } = found;
        expect(now).toEqual([seen + 1 - width, seen + 1]);
        expect(reference[0]).toBeGreaterThanOrEqual(0);
        expect(reference[1]).toBeGreaterThan(reference[0]);
        expect(reference[1]).toBeLessThanOrEqual(now[0]);
        expect(until).toBeGreaterThan(seen);
        expect(until).toBeLessThanOrEqual(series.steps);
        expect(end).toBeGreaterThan(seen);
        expect(end).toBeLessThanOrEqual(until);
        if (until === series.steps) expect([active, end]).toEqual([true, until]);
        const before = meanOver(series, ...reference).mean;
        const after = meanOver(series, ...now).mean;
        const { relative, absolute = 0, direction } = options;
        const sign = direction === 'fall' ? 1 : -1;
        expect(sign * (before - after)).toBeGreaterThan(absolute);
        if (relative !== undefined) expect(after).toBeLessThan(relative * before);
      }),
    );
  });

  it('a rise of x is a fall of 1 − x', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const turned = run.map(({ n, sum, squares }) => ({
          n,
          sum: n - sum,
          squares: Math.max(n - 2 * sum + squares!, (n - sum) ** 2 / Math.max(n, 1)),
        }));
        const strip = (found: Worse | null) => found && { seen: found.seen, active: found.active };
        expect(
          strip(worse(countSeries(columnsOf(turned)), { direction: 'rise', absolute: 0.1 })),
        ).toEqual(strip(worse(countSeries(columnsOf(run)), { direction: 'fall', absolute: 0.1 })));
      }),
    );
  });

  it('a wider margin and a larger z are told later or never', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const series = countSeries(columnsOf(run));
        const seen = (absolute: number, z: number) =>
          worse(series, { direction: 'fall', absolute, z })?.seen ?? Number.POSITIVE_INFINITY;
        expect(seen(0.2, 4)).toBeGreaterThanOrEqual(seen(0.1, 4));
        expect(seen(0.1, 5)).toBeGreaterThanOrEqual(seen(0.1, 4));
      }),
    );
  });

  it('both margins are no sooner than either', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const series = countSeries(columnsOf(run));
        const seen = (margins: { relative?: number; absolute?: number }) =>
          worse(series, { direction: 'fall', ...margins })?.seen ?? Number.POSITIVE_INFINITY;
        expect(seen({ relative: 0.75, absolute: 0.1 })).toBeGreaterThanOrEqual(
          Math.max(seen({ relative: 0.75 }), seen({ absolute: 0.1 })),
        );
      }),
    );
  });

  it('a share of nothing, or of less, is no margin', () => {
    const n = Array.from({ length: 40 }, () => 64);
    const sum = n.map((_, step) => (step < 20 ? -64 : -60));
    const squares = sum.map((x) => (x * x) / 64 + 1);
    expect(worse(countSeries({ n, sum, squares }), { direction: 'fall', relative: 0.5 })).toBe(
      null,
    );
  });
});

describe('laws of plain series', () => {
  const plain = (x: readonly number[], absolute: number, direction: 'fall' | 'rise' = 'fall') =>
    worse(plainSeries(x), { direction, absolute });

  it('shifted and scaled values are told alike', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -64, max: 64 }),
        fc.constantFrom(0.25, 4, 64),
        (x, b, a) => {
          const coarse = x.map((v) => Math.round(v * 64) / 64); // exact after the shift
          expect(
            plain(
              coarse.map((v) => a * (v + b)),
              2 * a,
            ),
          ).toEqual(plain(coarse, 2));
        },
      ),
    );
  });

  it('a rise of x is a fall of −x', () => {
    fc.assert(
      fc.property(values, (x) => {
        expect(
          plain(
            x.map((v) => -v),
            2,
            'rise',
          ),
        ).toEqual(plain(x, 2));
      }),
    );
  });

  it('nothing is told before step 11, and nothing of constant values', () => {
    expect(plain([...Array(8).fill(9), 0, 0, 0], 1)).toBe(null);
    expect(plain(Array(40).fill(0.5), 0.1)).toBe(null);
    fc.assert(
      fc.property(values, (x) => {
        expect(plain(x, 0.5)?.seen ?? 11).toBeGreaterThanOrEqual(11);
      }),
    );
  });
});

describe('logs of every kind', () => {
  const fall = { direction: 'fall', relative: 0.75, absolute: 0.1 } as const;
  const steps = (count: number, rate: (step: number) => number, n = 64) =>
    Array.from({ length: count }, (_, step) => ({ n, sum: Math.round(n * rate(step)) }));

  it('no step, one step, no groups', () => {
    for (const run of [[], steps(1, () => 0.5), steps(30, () => 0, 0)])
      expect(worse(countSeries(columnsOf(run)), fall)).toBe(null);
  });

  it('48 groups may be the best, 24 may be worse; one less may not', () => {
    const told = (best: number, last: number) =>
      worse(countSeries({ n: [best, last], sum: [best, 0] }), { direction: 'fall', relative: 0.5 });
    expect(told(48, 24)).toMatchObject({ seen: 1, reference: [0, 1], now: [1, 2] });
    expect(told(47, 24)).toBe(null);
    expect(told(48, 23)).toBe(null);
  });

  it('learning, and a plateau after it, are not worse', () => {
    expect(worse(countSeries(columnsOf(steps(300, (t) => Math.min(0.9, t / 100)))), fall)).toBe(
      null,
    );
  });

  it('an evaluation of 0 right in 3 groups every ten steps is not worse', () => {
    const run = steps(120, () => 0.6).map((step, t) => (t % 10 === 9 ? { n: 3, sum: 0 } : step));
    expect(worse(countSeries(columnsOf(run)), fall)).toBe(null);
  });

  it('a category that is drawn now and then is read through its empty steps', () => {
    const run = steps(200, (t) => (t < 100 ? 0.8 : 0.2)).map((step, t) =>
      t % 4 === 0 ? step : { n: 0, sum: 0 },
    );
    const found = worse(countSeries(columnsOf(run)), fall)!;
    expect(found.seen).toBeGreaterThanOrEqual(100);
    expect(found.seen).toBeLessThan(112);
    expect(found.active).toBe(true);
  });

  it('a dip is told, and that it is over', () => {
    const run = steps(80, (t) => (t >= 30 && t < 50 ? 0.1 : 0.6));
    const found = worse(countSeries(columnsOf(run)), fall)!;
    expect(found).toMatchObject({ seen: 31, active: false, reference: [0, 24] });
    expect(found.until).toBeGreaterThanOrEqual(50);
    expect(found.until).toBeLessThan(62);
    expect(found.end).toBeLessThanOrEqual(50);
  });

  it('a dip that is long over is not told on and on', () => {
    const x = Array.from(
      { length: 1400 },
      (_, t) => (t % 7) / 100 + (t >= 380 && t < 610 ? 0.2 : 0.7),
    );
    const found = worse(plainSeries(x), { direction: 'fall', absolute: 0.1 })!;
    expect(found).toMatchObject({ seen: 381, active: false });
    expect(found.until).toBeLessThan(640);
  });

  it('one outlying step is no trend: of groups, and of plain values', () => {
    const cut = steps(60, (t) => (t === 40 ? 1 : 0.02), 512);
    expect(worse(countSeries(columnsOf(cut)), { direction: 'rise', absolute: 0.1 })).toBe(null);
    for (const outlier of [-50, -0.5]) {
      const x = Array.from({ length: 60 }, (_, t) => (t === 40 ? outlier : 0.6 + (t % 5) / 100));
      expect(worse(plainSeries(x), { direction: 'fall', absolute: 0.1 })).toBe(null);
    }
  });

  it('nor is the rest worse than one outlying step: an easy batch, a 0 for a length, a spike', () => {
    for (const n of [64, 256])
      for (const at of [5, 15, 30]) {
        const easy = steps(60, (t) => (t === at ? 1 : 0.4 + ((t * 7) % 5) / 100), n);
        expect(worse(countSeries(columnsOf(easy)), fall)).toBe(null);
      }
    const lengths = Array.from({ length: 60 }, (_, t) => (t === 20 ? 0 : 300 + ((t * 7) % 5)));
    const series = plainSeries(lengths, { log: true });
    expect(worse(series, { direction: 'rise', absolute: Math.log(2) })).toBe(null);
    const spike = Array.from({ length: 60 }, (_, t) => (t === 20 ? 9 : ((t * 7) % 5) / 100));
    expect(worse(plainSeries(spike), { direction: 'fall', absolute: 0.1 })).toBe(null);
  });

  it('steps of one group are told once there are enough of them', () => {
    const run = steps(400, (t) => (t < 200 ? 1 : 0), 1);
    expect(worse(countSeries(columnsOf(run)), fall)!.seen).toBeLessThan(250);
  });

  it('a run of many thousand steps has its best in windows that are no shorter than 1/50 of it', () => {
    const run = steps(6000, (t) => (t < 5500 ? 0.5 : 0.2), 8);
    const { reference, seen } = worse(countSeries(columnsOf(run)), fall)!;
    expect(reference[1] - reference[0]).toBeGreaterThanOrEqual(seen / 50);
    expect(seen).toBeLessThan(5550);
  });
});
