import type { Comparison } from './comparison.ts';

/** What a condition can look at. */
const VALUES: Readonly<Record<string, (comparison: Comparison) => number>> = {
  difference: ({ curves }) => curves.difference[0]?.value ?? Number.NaN,
  differenceLower: ({ curves }) => curves.difference[0]?.lower ?? Number.NaN,
  differenceUpper: ({ curves }) => curves.difference[0]?.upper ?? Number.NaN,
  crossing: ({ curves }) => Number(curves.verdict === 'certified crossing'),
  lostCategories: ({ spread }) => spread?.lost.length ?? Number.NaN,
  jagged: ({ spread }) => (spread === null ? Number.NaN : Number(spread.verdict === 'jagged')),
  latent: ({ classes }) =>
    classes?.expected ? classes.expected.both + classes.expected.baseOnly : Number.NaN,
  novel: ({ classes }) => classes?.expected?.trainedOnly ?? Number.NaN,
  novelLower: ({ classes }) => classes?.lower?.trainedOnly ?? Number.NaN,
  lost: ({ classes }) => classes?.expected?.baseOnly ?? Number.NaN,
  lostLower: ({ classes }) => classes?.lower?.baseOnly ?? Number.NaN,
  passRate: ({ trained }) => trained.passRate.value,
  prompts: ({ prompts }) => prompts,
  unpaired: ({ base, trained }) => base.unpaired + trained.unpaired,
};

/** Names that a condition on a comparison may use: `difference`, `crossing`, `novel`, … */
export const comparisonThresholdNames: readonly string[] = Object.keys(VALUES);

/**
 * What a condition on a comparison looks at. `latent`, `novel` and `lost` are the expected numbers
 * of prompts that could be done before, after only and before only; `novelLower` and `lostLower` the
 * lower ends of their intervals.
 *
 * @param name one of {@link comparisonThresholdNames}.
 * @param comparison any comparison.
 * @returns the number; NaN for an unknown name, or when the logs cannot tell.
 *
 * @example
 * ```ts
 * const c = await compare([[1, 0, 0, 0], [0, 0, 0, 0]], [[1, 1, 1, 1], [1, 0, 1, 0]]);
 * comparisonValue('difference', c); // => 0.625
 * ```
 */
export const comparisonValue = (name: string, comparison: Comparison): number =>
  Object.hasOwn(VALUES, name) ? VALUES[name]!(comparison) : Number.NaN;
