import type { Comparison } from '../compare/comparison.ts';
import { comparisonFigures } from './comparisonFigures.ts';
import type { DrawFigure } from './drawFigure.ts';
import { drawPage } from './drawPage.ts';
import type { ComparisonPicture } from './pagePicture.ts';

/** The pictures of a comparison, drawn for both colour schemes and for wide and narrow pages. */
export async function drawComparison(
  comparison: Comparison,
  draw: DrawFigure,
): Promise<ComparisonPicture[]> {
  const pictures: ComparisonPicture[] = [];
  for (const { section, figure } of await comparisonFigures(comparison))
    pictures.push({ section, ...(await drawPage(figure, draw)) });
  return pictures;
}
