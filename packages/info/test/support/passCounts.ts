import fc from 'fast-check';

export const counts = (k: readonly number[], n: readonly number[] | number) => ({
  successes: Float64Array.from(k),
  attempts: typeof n === 'number' ? new Float64Array(k.length).fill(n) : Float64Array.from(n),
});

export const groups = fc
  .array(
    fc
      .integer({ min: 0, max: 20 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
    { maxLength: 60 },
  )
  .map((pairs) =>
    counts(
      pairs.map(([k]) => k),
      pairs.map(([, n]) => n),
    ),
  );

export const repeat = <T>(values: readonly T[], times: number): T[] =>
  Array.from({ length: times }, () => values).flat();
