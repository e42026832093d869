import type { Figure } from '@bits-per-sample/core';
import { keptSource } from '../report/keepSource.ts';
import type { Report } from '../report/reportShape.ts';
import type { figureGroups } from './figureNames.ts';
import { categoriesOf, curveOf, entropyOf, noiseOf, sizesOf, wastedOf } from './partsOfReport.ts';
import { poolFigure } from './poolFigure.ts';
import { runOverTimeOf } from './runOverTime.ts';

/** A picture of one log or of none. */
export type ReportFigureName = (typeof figureGroups)['free' | 'log'][number];

/**
 * One picture of a report, as data that every plotting adapter draws.
 *
 * @param report a report, as `report` returned it; undefined for the pictures that need no log.
 * @param name which picture.
 * @returns the figure; null when the log does not hold what it shows (`figureNeeds` says what).
 *
 * @example
 * ```ts
 * const r = await report([[1, 0, 1, 0], [1, 1, 1, 1], [0, 0, 0, 1]]);
 * (await reportFigure(r, 'goldilocks')).id; // => 'goldilocks'
 * await reportFigure(r, 'gns'); // => null
 * (await reportFigure(undefined, 'bitsRatio')).id; // => 'bits-ratio'
 * ```
 */
export async function reportFigure(
  report: Report | undefined,
  name: ReportFigureName,
): Promise<Figure | null> {
  const build = await import('@bits-per-sample/figures');
  const metrics = report && keptSource(report)?.source.metrics;
  const counts = (report?.counts ?? []).filter(({ attempts }) => attempts >= 2);
  const repeat = (value: (cell: (typeof counts)[number]) => number): Float64Array => {
    const column = new Float64Array(counts.reduce((sum, { groups }) => sum + groups, 0));
    let at = 0;
    for (const cell of counts) {
      column.fill(value(cell), at, at + cell.groups);
      at += cell.groups;
    }
    return column;
  };
  const passRates = () => repeat(({ successes, attempts }) => successes / attempts);
  const size = report?.advice.current.groupSize ?? null;
  const own = size !== null && size >= 2 && size <= 1024 ? size : undefined;
  switch (name) {
    case 'bitsRatio':
      return build.bitsRatioFigure();
    case 'rewardDensity':
      return build.rewardDensityFigure();
    case 'verifierNoise':
      return build.verifierNoiseFigure();
    case 'bitsLog':
      return build.bitsLogFigure(report ? { passRates: passRates() } : {});
    case 'bitsLinear':
      return build.bitsLinearFigure(report ? { passRates: passRates() } : {});
    case 'snr':
      return build.snrFigure({
        ...(report && { passRates: passRates() }),
        ...(own !== undefined && { groupSize: own }),
      });
    case 'sampleNeed':
      return build.sampleNeedFigure(own === undefined ? {} : { rollouts: own });
    case 'degeneracy': {
      const { current, groupSize } = report?.advice ?? {};
      const groupSizes = [...new Set([2, 8, 32, current?.groupSize, groupSize])]
        .filter((size): size is number => typeof size === 'number' && size >= 2 && size <= 1024)
        .sort((a, b) => a - b);
      return build.degeneracyFigure(report ? { passRates: passRates(), groupSizes } : {});
    }
    case 'goldilocks':
      if (counts.length === 0) return null;
      return build.goldilocksFigure({
        successes: repeat(({ successes }) => successes),
        attempts: repeat(({ attempts }) => attempts),
      });
    case 'groupSize':
      return sizesOf(build, report);
    case 'runOverTime':
      return runOverTimeOf(build, report);
    case 'gns':
      return noiseOf(build, report);
    case 'wastedRollouts':
      return wastedOf(build, report);
    case 'learningCurves':
      return curveOf(build, report);
    case 'jaggedness':
      return categoriesOf(build, report);
    case 'entropyBudget':
      return entropyOf(build, metrics ?? []);
    default:
      return poolFigure(name, build, report);
  }
}
