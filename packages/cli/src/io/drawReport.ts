import type { Picture } from '../render/renderHtml.ts';
import type { Report } from '../report/report.ts';
import { drawFigure } from './drawFigure.ts';
import { findingFigures, reportFigure } from './reportFigures.ts';

/** The pictures of a report, drawn for both colour schemes. */
export async function drawReport(report: Report): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const [finding, name] of findingFigures) {
    if (report.counts.every(({ attempts }) => attempts < 2)) continue;
    const figure = await reportFigure(name, report);
    if (figure === null) continue;
    pictures.push({
      finding,
      light: inline(await drawFigure(figure, 'light')),
      dark: inline(await drawFigure(figure, 'dark')),
    });
  }
  return pictures;
}

/** Inside HTML an SVG needs no name space: the page then holds no address at all. */
const inline = (svg: string): string => svg.replace(/ xmlns(:\w+)?="[^"]*"/g, '');
