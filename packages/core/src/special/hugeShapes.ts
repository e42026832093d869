/**
 * Shapes above which a Beta distribution is scaled before it is computed, because products with
 * them overflow. Nothing is lost: where both shapes are {@link LARGE} the distribution is narrower
 * than an ulp and only their ratio counts; where one is not, 1 − x (or x) times the huge shape
 * has a gamma distribution.
 *
 * @internal
 */
export const HUGE = 2 ** 960;

/** Where a shape is large beside nothing but a {@link HUGE} one. @internal */
export const LARGE = 2 ** 500;

/** What huge shapes are divided by. @internal */
export const SCALE = 2 ** 100;
