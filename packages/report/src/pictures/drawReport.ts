import type { Report } from '../report/report.ts';
import type { DrawFigure } from './drawFigure.ts';
import { drawPage } from './drawPage.ts';
import type { Picture } from './pagePicture.ts';
import { type FigureSource, reportFigure, sectionFigures } from './reportFigures.ts';

/** Pictures that need no group of two rollouts. */
const WITHOUT_GROUPS: ReadonlySet<string> = new Set(['gns', 'entropyBudget', 'weights']);

/**
 * The pictures of a report, drawn for both colour schemes and for wide and narrow pages.
 *
 * @param report a report.
 * @param draw makes SVG of a figure.
 * @param from the log that it was made of; without it the pictures of single prompts are left out.
 */
export async function drawReport(
  report: Report,
  draw: DrawFigure,
  from: FigureSource = {},
): Promise<Picture[]> {
  const hasGroups = report.counts.some(({ attempts }) => attempts >= 2);
  const pictures: Picture[] = [];
  for (const [section, name] of sectionFigures) {
    if (!hasGroups && !WITHOUT_GROUPS.has(name)) continue;
    const figure = await reportFigure(name, report, from);
    if (figure !== null) pictures.push({ section, ...(await drawPage(figure, draw)) });
  }
  return pictures;
}
