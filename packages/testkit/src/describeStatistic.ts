import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** The interface of a mergeable statistic, as core has it; one or more numbers per observation. */
export interface AnyStatistic {
  readonly name: string;
  readonly fields: readonly string[];
  update(rows: Float64Array, at: number, ...observation: number[]): void;
  merge(into: Float64Array, at: number, from: Float64Array, fromAt: number): void;
}

/** What to feed the laws of a statistic. */
export interface StatisticLawOptions {
  /** Observations: numbers, or tuples of numbers for a statistic of several variables. */
  readonly values: fc.Arbitrary<number | readonly number[]>;
  /** Rounding allowed: |a − b| ≤ tolerance · (1 + |b|) in every field, default 1e-9. */
  readonly tolerance?: number;
}

type Observation = number | readonly number[];

/**
 * The contract of every statistic, one vitest test per law: merge = concatenation, the zero row
 * is the identity on both sides, groups do not leak into each other, `from` is left alone, and a
 * row survives JSON.
 */
export function describeStatistic(statistic: AnyStatistic, options: StatisticLawOptions): void {
  describe(`${statistic.name} is a statistic`, () => {
    for (const [law, check] of statisticLaws(statistic, options)) it(law, check);
  });
}

// long: one law after the other
/** The laws of {@link describeStatistic}, by name; each throws when it is broken. */
export function statisticLaws(
  statistic: AnyStatistic,
  { values, tolerance = 1e-9 }: StatisticLawOptions,
): [law: string, check: () => void][] {
  const { fields } = statistic;
  const width = fields.length;
  const many = fc.array(values, { maxLength: 50 });

  const update = (rows: Float64Array, at: number, x: Observation): void =>
    typeof x === 'number' ? statistic.update(rows, at, x) : statistic.update(rows, at, ...x);
  const fold = (xs: readonly Observation[], row = new Float64Array(width)): Float64Array => {
    for (const x of xs) update(row, 0, x);
    return row;
  };
  const expectClose = (got: Float64Array, wanted: Float64Array): void => {
    const off = wanted.findIndex(
      (w, i) => !Object.is(got[i], w) && !(Math.abs(got[i]! - w) <= tolerance * (1 + Math.abs(w))),
    );
    if (off >= 0) expect.fail(`${fields[off]}: expected ${wanted[off]}, got ${got[off]}`);
  };

  return [
    [
      'has distinct field names in snake_case',
      () => {
        expect(width).toBeGreaterThan(0);
        expect(new Set(fields).size).toBe(width);
        for (const field of fields) expect(field).toMatch(/^[a-z][a-z0-9_]*$/);
      },
    ],
    [
      'law: merging folds = folding the concatenation',
      () =>
        fc.assert(
          fc.property(many, many, (a, b) => {
            const merged = fold(a);
            statistic.merge(merged, 0, fold(b), 0);
            expectClose(merged, fold([...a, ...b]));
          }),
        ),
    ],
    [
      'law: the zero row is the identity, on both sides',
      () =>
        fc.assert(
          fc.property(many, (a) => {
            const row = fold(a);
            const left = new Float64Array(width);
            statistic.merge(left, 0, row, 0);
            expect(left).toEqual(row);
            statistic.merge(left, 0, new Float64Array(width), 0);
            expect(left).toEqual(row);
          }),
        ),
    ],
    [
      'law: groups do not leak into each other, nor past their rows',
      () =>
        fc.assert(
          fc.property(fc.array(fc.tuple(fc.nat(3), values), { maxLength: 50 }), (pairs) => {
            const guard = 0.5;
            const rows = new Float64Array((4 + 2) * width).fill(guard);
            rows.fill(0, width, 5 * width);
            for (const [group, x] of pairs) update(rows, (1 + group) * width, x);
            const alone = (group: number) =>
              fold(pairs.filter(([g]) => g === group).map(([, x]) => x));
            for (let g = 0; g < 4; g++)
              expect(rows.slice((1 + g) * width, (2 + g) * width)).toEqual(alone(g));
            statistic.merge(rows, width, rows.slice(), 4 * width);
            const merged = alone(0);
            statistic.merge(merged, 0, alone(3), 0);
            expect(rows.slice(width, 2 * width)).toEqual(merged);
            for (let g = 1; g < 4; g++)
              expect(rows.slice((1 + g) * width, (2 + g) * width)).toEqual(alone(g));
            for (const edge of [rows.slice(0, width), rows.slice(5 * width)])
              expect(edge).toEqual(new Float64Array(width).fill(guard));
          }),
        ),
    ],
    [
      'law: merge leaves its source alone',
      () =>
        fc.assert(
          fc.property(many, many, (a, b) => {
            const source = fold(b);
            statistic.merge(fold(a), 0, source, 0);
            expect(source).toEqual(fold(b));
          }),
        ),
    ],
    [
      'law: a row survives JSON and goes on',
      () =>
        fc.assert(
          fc.property(many, many, (a, b) => {
            const row = fold(a);
            const text = JSON.stringify(Object.fromEntries(fields.map((f, i) => [f, row[i]])));
            const back = JSON.parse(text) as Record<string, number | null>;
            // JSON has neither −0 nor NaN nor ±Infinity: the first may become 0, the others may not occur.
            const restored = Float64Array.from(fields, (f) => back[f] ?? Number.NaN);
            expectClose(
              restored.map((x) => x + 0),
              row.map((x) => x + 0),
            );
            expect([...restored].every(Number.isFinite)).toBe(true);
            expectClose(fold(b, restored), fold([...a, ...b]));
          }),
        ),
    ],
  ];
}
