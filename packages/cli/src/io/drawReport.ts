import type { Picture } from '../render/renderHtml.ts';
import type { Report } from '../report/report.ts';
import { drawSchemes } from './drawSchemes.ts';
import { reportFigure, sectionFigures } from './reportFigures.ts';

/** The pictures of a report, drawn for both colour schemes and for wide and narrow pages. */
export async function drawReport(report: Report): Promise<Picture[]> {
  const hasGroups = report.counts.some(({ attempts }) => attempts >= 2);
  const pictures: Picture[] = [];
  for (const [section, name] of sectionFigures) {
    const figure = hasGroups || name === 'gns' ? await reportFigure(name, report) : null;
    if (figure !== null) pictures.push({ section, ...(await drawSchemes(figure)) });
  }
  return pictures;
}
