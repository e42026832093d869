import type { Figure } from '@bits-per-sample/core';
import type { Finding, Report } from '../report/report.ts';
import { forFitting } from '../trials/hugeGroups.ts';

/** The named pictures. */
export const figureNames = [
  'bitsLog',
  'bitsLinear',
  'goldilocks',
  'degeneracy',
  'wastedRollouts',
] as const;

/** Name of a picture. */
export type FigureName = (typeof figureNames)[number];

/** Pictures that show nothing without a log. */
export const needData: ReadonlySet<FigureName> = new Set(['goldilocks', 'wastedRollouts']);

/** The picture that belongs to a finding. */
export const findingFigures: readonly (readonly [Finding['name'], FigureName])[] = [
  ['live', 'wastedRollouts'],
  ['bits', 'bitsLinear'],
  ['passRates', 'goldilocks'],
  ['groupSize', 'degeneracy'],
];

/** A picture of a report's data; null when the report lacks what it shows. */
export async function reportFigure(name: FigureName, report?: Report): Promise<Figure | null> {
  const build = await import('@bits-per-sample/figures');
  const counts = (report?.counts ?? []).filter(({ attempts }) => attempts >= 2);
  const repeat = (value: (cell: (typeof counts)[number]) => number): Float64Array =>
    Float64Array.from(counts.flatMap((cell) => new Array<number>(cell.groups).fill(value(cell))));
  const passRates = repeat(({ successes, attempts }) => successes / attempts);
  if (name === 'bitsLog') return build.bitsLog(report ? { passRates } : {});
  if (name === 'bitsLinear') return build.bitsLinear(report ? { passRates } : {});
  if (name === 'degeneracy') {
    const { current, groupSize } = report?.advice ?? {};
    const groupSizes = [...new Set([2, 8, 32, current?.groupSize, groupSize])]
      .filter((size): size is number => typeof size === 'number' && size >= 2 && size <= 1024)
      .sort((a, b) => a - b);
    return build.degeneracy(report ? { passRates, groupSizes } : {});
  }
  if (name === 'goldilocks') {
    if (counts.length === 0) return null;
    return build.goldilocks(
      forFitting({
        successes: repeat(({ successes }) => successes),
        attempts: repeat(({ attempts }) => attempts),
      }),
    );
  }
  const steps = report?.steps.filter(({ name: step }) => Number.isFinite(Number(step))) ?? [];
  if (steps.length < 2 || steps.some(({ solved }) => solved === null)) return null;
  return build.wastedRollouts({
    step: Float64Array.from(steps, ({ name: step }) => Number(step)),
    solved: Float64Array.from(steps, ({ rolloutsBy }) => rolloutsBy.solved),
    failed: Float64Array.from(steps, ({ rolloutsBy }) => rolloutsBy.failed),
    mixed: Float64Array.from(steps, ({ rolloutsBy }) => rolloutsBy.live),
    ...(steps.some(({ missing }) => missing > 0)
      ? { error: Float64Array.from(steps, ({ missing }) => missing) }
      : {}),
  });
}
