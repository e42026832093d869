import fc from 'fast-check';

/** Successes and attempts, at least one. */
export const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

/** Levels of an interval, near both ends too. */
export const levels = fc.double({ min: 0.001, max: 0.9999, noNaN: true });
