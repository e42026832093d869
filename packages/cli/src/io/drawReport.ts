import type { Figure } from '@bits-per-sample/core';
import type { Picture } from '../render/renderHtml.ts';
import type { Report } from '../report/report.ts';
import { drawFigure, type ThemeName } from './drawFigure.ts';
import { reportFigure, sectionFigures } from './reportFigures.ts';

/** On a phone a wide picture would shrink until nobody can read it. */
const NARROW = { width: 350, height: 280 };

/** The pictures of a report, drawn for both colour schemes and for wide and narrow pages. */
export async function drawReport(report: Report): Promise<Picture[]> {
  const hasGroups = report.counts.some(({ attempts }) => attempts >= 2);
  const pictures: Picture[] = [];
  for (const [section, name] of sectionFigures) {
    const figure = hasGroups || name === 'gns' ? await reportFigure(name, report) : null;
    if (figure === null) continue;
    const narrow: Figure = { ...figure, size: NARROW };
    const draw = async (theme: ThemeName): Promise<{ wide: string; narrow: string }> => ({
      wide: inline(await drawFigure(figure, theme, `${figure.id}-${theme}-wide`)),
      narrow: inline(await drawFigure(narrow, theme, `${figure.id}-${theme}-narrow`)),
    });
    pictures.push({ section, light: await draw('light'), dark: await draw('dark') });
  }
  return pictures;
}

/** Inside HTML an SVG needs no name space: the page then holds no address at all. */
const inline = (svg: string): string => svg.replace(/ xmlns(:\w+)?="[^"]*"/g, '');
