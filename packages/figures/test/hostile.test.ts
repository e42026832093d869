import { DomainError, type Figure } from '@bits-per-sample/core';
import { resolveFigure, toTable, validateFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as figures from '../src/index.ts';

const any = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 3, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, -0, NaN, Infinity, 5e-324, 1e-300, 1e300) },
);
const share = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 1, NaN, 1e-300),
);
const reaches = fc.tuple(
  fc.oneof({ weight: 9, arbitrary: fc.double({ min: 0.1, max: 1e6, noNaN: true }) }, any),
  ...([share, share, share] as const),
);
const same = (columns: number) =>
  fc
    .integer({ min: 0, max: 7 })
    .chain((n) =>
      fc.tuple(
        ...Array.from({ length: columns }, () => fc.array(any, { minLength: n, maxLength: n })),
      ),
    );
const measured = fc.record(
  {
    value: any,
    lower: any,
    upper: any,
    level: fc.constantFrom(0.9, 0.95),
    method: fc.constant('m'),
  },
  { requiredKeys: ['value'] },
);
const name = fc.constantFrom('a', 'b', 'c & <d>', '7 % "e"');
const named = <T extends object>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 5 });

const builds: Readonly<Record<string, fc.Arbitrary<() => Figure>>> = {
  learningCurves: named(fc.tuple(name, same(4), fc.option(name))).map(
    (rows) => () =>
      figures.learningCurvesFigure({
        curves: rows.map(([contender, [rollouts, mean, lower, upper], scenario]) => ({
          contender,
          rollouts: rollouts!,
          mean: mean!,
          lower: lower!,
          upper: upper!,
          ...(scenario !== null && { scenario }),
        })),
        target: 0.5,
      }),
  ),
  learningCurvesFlops: named(fc.tuple(name, same(2))).map(
    (rows) => () =>
      figures.learningCurvesFlopsFigure({
        curves: rows.map(([contender, [flops, mean]]) => ({
          contender,
          flops: flops!,
          mean: mean!,
        })),
      }),
  ),
  claim: named(fc.tuple(name, same(2))).map(
    (rows) => () =>
      figures.claimFigure({
        ...{ id: 'a b', claim: 'c', verdict: '<v>' },
        picture: {
          x: 'x & y',
          y: '%',
          series: rows.map(([line, [x, y]]) => ({ name: line, x: x!, y: y! })),
        },
      }),
  ),
  regret: named(fc.tuple(name, named(fc.tuple(name, measured)))).map(
    (rows) => () =>
      figures.regretFigure({
        rows: rows.map(([contender, cells]) => ({
          contender,
          cells: cells.map(([scenario, regret]) => ({ scenario, regret })),
        })),
      }),
  ),
  weights: same(3).map(([p, one, two]) => () => {
    const total = p!.reduce((a, b) => a + b, 0);
    return figures.weightsFigure({
      ids: p!.map((_, i) => `t${i}`),
      p: p!.map((x) => x / total),
      components: { one: one!, two: two! },
    });
  }),
  curriculumHeat: named(fc.tuple(any, fc.array(share, { maxLength: 5 }))).map(
    (rows) => () =>
      figures.curriculumHeatFigure(rows.map(([rollouts, passRates]) => ({ rollouts, passRates }))),
  ),
  'ratings over time': named(fc.tuple(name, same(4))).map(
    (rows) => () =>
      figures.ratingsFigure({
        curves: rows.map(([player, [step, rating, lower, upper]]) => ({
          player,
          step: step!,
          rating: rating!,
          lower: lower!,
          upper: upper!,
        })),
      }),
  ),
  'ratings of frozen players': named(fc.tuple(name, measured)).map(
    (rows) => () =>
      figures.ratingsFigure({ players: rows.map(([p]) => p), ratings: rows.map(([, r]) => r) }),
  ),
  'ratings in a matrix': fc
    .array(any, { minLength: 9, maxLength: 9 })
    .map((wins) => () => figures.ratingsFigure({ players: ['a', 'b', 'c'], wins })),
  passAtK: fc
    .array(fc.tuple(any, measured, measured), { maxLength: 6 })
    .chain((rows) => fc.tuple(fc.constant(rows), fc.option(measured)))
    .map(
      ([rows, k]) =>
        () =>
          figures.passAtKFigure({
            ks: rows.map(([x]) => x),
            base: rows.map(([, b]) => b),
            trained: rows.map(([, , t]) => t),
            ...(k && { crossings: [{ k, overtakes: 'base', certified: true }] }),
          }),
    ),
  jaggedness: fc.tuple(named(fc.tuple(name, measured)), fc.option(measured)).map(
    ([rows, gain]) =>
      () =>
        figures.jaggednessFigure({
          categories: rows.map(([category, mean]) => ({ name: category, mean })),
          ...(gain && { meanGain: gain, spread: gain }),
        }),
  ),
  'bitsLedger of stages': named(fc.tuple(name, measured)).map(
    (rows) => () =>
      figures.bitsLedgerFigure({ stages: rows.map(([stage, bits]) => ({ stage, bits })) }),
  ),
  'bitsLedger of a run': fc.tuple(measured, measured, measured).map(
    ([a, b, c]) =>
      () =>
        figures.bitsLedgerFigure({
          entries: [
            { id: 'received', label: 'received', bits: a },
            { id: 'moved', label: 'moved', bits: b },
            { id: 'gained', label: 'gained', bits: c },
          ],
        }),
  ),
  bitsPerFlop: named(fc.tuple(name, any, any)).map(
    (rows) => () =>
      figures.bitsPerFlopFigure(rows.map(([label, flops, bits]) => ({ name: label, flops, bits }))),
  ),
  forecast: fc
    .tuple(
      fc.array(reaches, { maxLength: 6 }),
      fc.array(reaches, { maxLength: 6 }),
      fc.oneof(share, any),
    )
    .map(([seen, ahead, target]) => {
      const course = (rows: typeof seen) => {
        const sorted = rows.map(([, ...rates]) => rates.sort((a, b) => a - b));
        const at = (i: number) => sorted.map((rates) => rates[i]!);
        const rollouts = rows.map((_, i) =>
          rows.slice(0, i + 1).reduce((n, [more]) => n + more, 0),
        );
        return { rollouts, lower: at(0), passRate: at(1), upper: at(2) };
      };
      return () =>
        figures.forecastFigure({ seen: course(seen), ahead: course(ahead), targets: [target] });
    }),
  oneAxis: fc
    .array(fc.tuple(fc.string(), any, any, any, fc.constantFrom('at most', 'absorbed')), {
      maxLength: 5,
    })
    .map((rows) => () => {
      const signals = rows.map(([name, value, tokens, flops, kind]) => ({
        ...{ name, kind: kind as 'at most', tokens, flops },
        bits: { value },
      }));
      return figures.oneAxisFigure({ signals });
    }),
  costToTarget: fc.tuple(fc.array(reaches, { maxLength: 6 }), any, any).map(
    ([rows, furthest, unlikely]) =>
      () =>
        figures.costToTargetFigure({
          target: rows.map((_, i) => (i + 1) / 8),
          lower: rows.map(([, a, b]) => Math.min(a, b)),
          cost: rows.map(([, a, b]) => Math.max(a, b)),
          upper: rows.map(([more, a, b]) => more + Math.max(a, b)),
          ...{ furthest, unlikely },
        }),
  ),
  verifierNoise: fc.tuple(share, fc.array(share, { maxLength: 7 })).map(
    ([passRate, rates]) =>
      () =>
        figures.verifierNoiseFigure({ passRate, rates }),
  ),
  calibration: fc
    .array(fc.tuple(fc.oneof({ weight: 9, arbitrary: share }, any), fc.nat(4)), { maxLength: 9 })
    .map(
      (rows) => () =>
        figures.calibrationFigure({
          predicted: rows.map(([p]) => p),
          successes: rows.map(([, k]) => k),
          attempts: rows.map(() => 4),
        }),
    ),
  entropyBudget: fc.tuple(same(4), fc.option(any)).map(
    ([[step, entropy, lower, upper], floor]) =>
      () =>
        figures.entropyBudgetFigure({
          step: step!,
          entropy: entropy!,
          lower: lower!,
          upper: upper!,
          ...(floor !== null && { floor }),
        }),
  ),
  rewardDensity: fc
    .tuple(
      share,
      fc.oneof(any, fc.integer({ min: 1, max: 1e6 })),
      fc.integer({ min: 2, max: 9 }),
      same(2),
    )
    .map(
      ([passRate, every, levels, [tokens, bits]]) =>
        () =>
          figures.rewardDensityFigure({
            passRate,
            every,
            levels,
            episodes: { tokens: tokens!, bits: bits! },
          }),
    ),
};

/** Paths of numbers that JSON cannot hold. */
function notFinite(value: unknown, path = 'figure'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return value === undefined ? [path] : [];
  return Object.entries(value).flatMap(([key, part]) => notFinite(part, `${path}.${key}`));
}

describe('law: any input gives a sound figure or a typed error', () => {
  it.each(Object.entries(builds))('%s', (_, arbitrary) => {
    let built = 0;
    fc.assert(
      fc.property(arbitrary, (build) => {
        let figure: Figure;
        try {
          figure = build();
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
          expect((error as DomainError).fn).not.toMatch(/resolveFigure|toTable/);
          return;
        }
        built++;
        expect(validateFigure(figure)).toEqual([]);
        expect(notFinite(figure)).toEqual([]);
        expect(figure.alt).not.toMatch(/NaN|undefined|Infinity|null|\[object/);
        expect(`${figure.title} ${figure.subtitle} ${figure.caption}`).not.toMatch(
          /NaN|undefined|Infinity|null|\[object/,
        );
        const { panels } = resolveFigure(figure);
        for (const { x, y } of panels)
          for (const end of [...x.domain, ...y.domain]) expect(Number.isFinite(end)).toBe(true);
        toTable(figure);
      }),
    );
    expect(built).toBeGreaterThan(0);
  });
});
