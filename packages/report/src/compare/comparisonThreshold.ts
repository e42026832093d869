import type { Comparison } from './comparison.ts';

/** What `--fail-on` can compare. */
const VALUES: Readonly<Record<string, (comparison: Comparison) => number>> = {
  difference: ({ curves }) => curves.difference[0]?.value ?? Number.NaN,
  differenceLower: ({ curves }) => curves.difference[0]?.lower ?? Number.NaN,
  differenceUpper: ({ curves }) => curves.difference[0]?.upper ?? Number.NaN,
  crossing: ({ curves }) => Number(curves.verdict === 'certified crossing'),
  lostCategories: ({ spread }) => spread?.lost.length ?? Number.NaN,
  jagged: ({ spread }) => (spread === null ? Number.NaN : Number(spread.verdict === 'jagged')),
  latent: ({ classes }) => classes?.latent ?? Number.NaN,
  novel: ({ classes }) => classes?.novel ?? Number.NaN,
  lost: ({ classes }) => classes?.expected.baseOnly ?? Number.NaN,
  passRate: ({ trained }) => trained.passRate.value,
  prompts: ({ prompts }) => prompts,
  unpaired: ({ base, trained }) => base.unpaired + trained.unpaired,
};

/** Names that a condition may use. */
export const comparisonThresholdNames: readonly string[] = Object.keys(VALUES);

/** The value of a name; NaN when the logs cannot tell. */
export const comparisonValue = (name: string, comparison: Comparison): number =>
  VALUES[name]?.(comparison) ?? Number.NaN;
