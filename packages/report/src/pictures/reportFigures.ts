import type { Figure } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';
import type { PictureSection } from './pagePicture.ts';
import { type ReportFigureName, reportFigure } from './reportFigure.ts';
import { runOverTimeOf, trendMetrics } from './runOverTime.ts';

/** The pictures of the page, and the section that each belongs to. */
const sectionFigures: readonly (readonly [PictureSection, ReportFigureName])[] = [
  ['live', 'wastedRollouts'],
  ['bits', 'bitsLinear'],
  ['passRates', 'goldilocks'],
  ['groupSize', 'groupSize'],
  ['groupSize', 'degeneracy'],
  ['noise', 'snr'],
  ['noise', 'sampleNeed'],
  ['noise', 'gns'],
  ['next', 'calibration'],
  ['steps', 'learningCurves'],
  ['steps', 'curriculumHeat'],
  ['categories', 'jaggedness'],
  ['metrics', 'entropyBudget'],
];

/** Pictures that need no group of two rollouts. */
const WITHOUT_GROUPS: ReadonlySet<string> = new Set(['gns', 'entropyBudget']);

/** A picture of a report and where it belongs. */
export interface ReportFigure {
  /** One of the five numbers, or a section below them. */
  readonly section: PictureSection;
  /** Its name, as `reportFigure` takes it. */
  readonly name: ReportFigureName;
  /** The picture as data. */
  readonly figure: Figure;
}

/**
 * The pictures of a report in the order of its page; those whose data the log lacks are left out.
 *
 * @param report a report, as `report` returned it (of a copy, pictures of single prompts are left out).
 * @param options `width`: room in px that they are laid out for; default: each its own width.
 * @returns the figures, each with its section and its name.
 *
 * @example
 * ```ts
 * const r = await report([[1, 0, 1, 0], [1, 1, 1, 1], [0, 0, 0, 1]]);
 * const figures = await reportFigures(r, { width: 390 });
 * figures[0].name; // => 'bitsLinear'
 * figures[0].figure.size.width; // => 390
 * ```
 */
export async function reportFigures(
  report: Report,
  { width }: { readonly width?: number | undefined } = {},
): Promise<ReportFigure[]> {
  const hasGroups = report.counts.some(({ attempts }) => attempts >= 2);
  const figures: ReportFigure[] = (await trendFigures(report)).map((figure) => ({
    section: 'now',
    name: 'runOverTime',
    figure: atWidth(figure, width),
  }));
  for (const [section, name] of sectionFigures) {
    if (!hasGroups && !WITHOUT_GROUPS.has(name)) continue;
    const figure = await reportFigure(report, name);
    if (figure !== null) figures.push({ section, name, figure: atWidth(figure, width) });
  }
  return figures;
}

/** A picture for each headline in which something was found, of ids of their own. */
async function trendFigures(report: Report): Promise<Figure[]> {
  const metrics = trendMetrics(report);
  if (metrics.length === 0) return [];
  const build = await import('@bits-per-sample/figures');
  return metrics.flatMap((metric, i) => {
    const figure = runOverTimeOf(build, report, metric);
    return figure === null ? [] : [{ ...figure, id: `${figure.id}-${i + 1}` }];
  });
}

/** Px that a panel may shrink to before the next one moves into a row of its own. */
const NARROWEST = 240;

/** A figure laid out for some room; panels keep their height and fill as many rows as they need. */
export function atWidth(figure: Figure, width: number | undefined): Figure {
  if (width === undefined) return figure;
  const { size, facet } = figure;
  if (facet === undefined) return { ...figure, size: { ...size, width } };
  const panels = facet.domain.length;
  const wanted = Math.max(1, Math.min(facet.columns ?? 3, panels));
  const least = Math.min(NARROWEST, size.width / wanted);
  const columns = Math.max(1, Math.min(wanted, Math.floor(width / least)));
  const height = (size.height / Math.ceil(panels / wanted)) * Math.ceil(panels / columns);
  return { ...figure, size: { width, height }, facet: { ...facet, columns } };
}
