import fc from 'fast-check';
import type { StepColumns, StepSums, WorseOptions } from '../../src/index.ts';

/** Groups and rates of stretches of steps: levels that hold, so that something is found in many runs. */
const stretch = fc.record({
  steps: fc.integer({ min: 1, max: 25 }),
  rate: fc.double({ min: 0, max: 1, noNaN: true }),
  groups: fc.integer({ min: 1, max: 128 }),
});

/** A run: sums of each step, some of them empty; of 0/1 groups or of rates in fifths. */
export const runs: fc.Arbitrary<StepSums[]> = fc
  .tuple(
    fc.array(stretch, { minLength: 1, maxLength: 6 }),
    fc.infiniteStream(fc.nat(99)),
    fc.boolean(),
  )
  .map(([stretches, chance, graded]) => {
    const draw = chance[Symbol.iterator]();
    const next = () => draw.next().value as number;
    return stretches.flatMap(({ steps, rate, groups }) =>
      Array.from({ length: steps }, () => {
        const n = next() < 5 ? 0 : Math.max(1, Math.round((groups * (75 + next() / 2)) / 100));
        const x = Array.from({ length: n }, () =>
          graded
            ? Math.min(5, Math.floor((rate * 500 + next()) / 100)) / 5
            : Number(next() < 100 * rate),
        );
        const sum = x.reduce((total, v) => total + v, 0);
        return { n, sum, squares: x.reduce((total, v) => total + v * v, 0) };
      }),
    );
  });

/** Values of a metrics log, some of them missing. */
export const values: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.double({ min: -8, max: 8, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(Number.NaN) },
  ),
  { maxLength: 80 },
);

/** What may be asked of a run. */
export const questions: fc.Arbitrary<WorseOptions> = fc.constantFrom(
  { direction: 'fall', relative: 0.5 },
  { direction: 'fall', relative: 0.75, absolute: 0.1 },
  { direction: 'fall', absolute: 0.05, z: 2 },
  { direction: 'rise', absolute: 0.1 },
);

/** Steps as columns. */
export const columnsOf = (steps: readonly StepSums[]): StepColumns => ({
  n: steps.map(({ n }) => n),
  sum: steps.map(({ sum }) => sum),
  squares: steps.map(({ sum, squares }) => squares ?? sum),
});
