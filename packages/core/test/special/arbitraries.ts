import fc from 'fast-check';

/** Shapes from 1e-3 to 1e5. */
export const shape = fc.double({ min: -3, max: 5, noNaN: true }).map((u) => 10 ** u);

/** Numbers in [0, 1]. */
export const unit = fc.double({ min: 0, max: 1, noNaN: true });

/** Numbers from 1e-8 to 1e8. */
export const positive = fc.double({ min: -8, max: 8, noNaN: true }).map((u) => 10 ** u);

/** Relative error. */
export const relative = (got: number, wanted: number) =>
  got === wanted ? 0 : Math.abs(got - wanted) / Math.abs(wanted);
