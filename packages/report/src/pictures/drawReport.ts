import type { Report } from '../report/reportShape.ts';
import type { DrawFigure } from './drawFigure.ts';
import { drawPage } from './drawPage.ts';
import type { Picture } from './pagePicture.ts';
import { reportFigures } from './reportFigures.ts';

/** Px of a column of the page, of which two stand abreast on a wide screen. */
const COLUMN = 680;

/** The pictures of a report, drawn for both colour schemes and for wide and narrow pages. */
export async function drawReport(report: Report, draw: DrawFigure): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const { section, figure } of await reportFigures(report, { width: COLUMN }))
    pictures.push({ section, ...(await drawPage(figure, draw)) });
  return pictures;
}
