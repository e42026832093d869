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
  'bitsRatio',
  'snr',
  'groupSize',
  'sampleNeed',
  'gns',
] as const;

/** Name of a picture. */
export type FigureName = (typeof figureNames)[number];

/** Pictures that show nothing without a log. */
export const needData: ReadonlySet<FigureName> = new Set([
  'goldilocks',
  'wastedRollouts',
  'groupSize',
  'gns',
]);

/** The picture that belongs to a section of the page. */
export const sectionFigures: readonly (readonly [Finding['name'] | 'noise', FigureName])[] = [
  ['live', 'wastedRollouts'],
  ['bits', 'bitsLinear'],
  ['passRates', 'goldilocks'],
  ['groupSize', 'groupSize'],
  ['groupSize', 'degeneracy'],
  ['noise', 'snr'],
  ['noise', 'sampleNeed'],
  ['noise', 'gns'],
];

type Builders = typeof import('@bits-per-sample/figures');

function groupSizeFigure(build: Builders, report: Report | undefined): Figure | null {
  const { mixture, groupSize } = report?.advice ?? {};
  if (!mixture || mixture.a === null || mixture.b === null || groupSize === null) return null;
  const { a, b } = mixture;
  return build.groupSize({ mixture: { ...mixture, a, b, n: report?.groups.total ?? 0 } });
}

function noiseFigure(build: Builders, report: Report | undefined): Figure | null {
  const { overSteps = [], batch = null } = report?.noise ?? {};
  if (overSteps.length < 2) return null;
  return build.gns({
    step: overSteps.map(({ step }) => step),
    estimates: overSteps.map(({ estimate }) => estimate),
    ...(batch !== null && { batch }),
    unit: 'samples',
  });
}

/** A picture of a report's data; null when the report lacks what it shows. */
export async function reportFigure(name: FigureName, report?: Report): Promise<Figure | null> {
  const build = await import('@bits-per-sample/figures');
  const counts = (report?.counts ?? []).filter(({ attempts }) => attempts >= 2);
  const repeat = (value: (cell: (typeof counts)[number]) => number): Float64Array =>
    Float64Array.from(counts.flatMap((cell) => new Array<number>(cell.groups).fill(value(cell))));
  const passRates = repeat(({ successes, attempts }) => successes / attempts);
  const size = report?.advice.current.groupSize ?? null;
  const own = size !== null && size >= 2 && size <= 1024 ? size : undefined;
  if (name === 'bitsRatio') return build.bitsRatio();
  if (name === 'snr')
    return build.snr({
      ...(report && { passRates }),
      ...(own !== undefined && { groupSize: own }),
    });
  if (name === 'sampleNeed') return build.sampleNeed(own === undefined ? {} : { rollouts: own });
  if (name === 'groupSize') return groupSizeFigure(build, report);
  if (name === 'gns') return noiseFigure(build, report);
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
