import type { Figure } from '@bits-per-sample/core';
import type { Comparison } from '../compare/comparison.ts';
import type { DrawFigure } from './drawFigure.ts';
import { drawPage } from './drawPage.ts';
import type { ComparisonPicture } from './pagePicture.ts';

type SectionFigure = readonly [ComparisonPicture['section'], Figure];

/** The figures of a comparison that have something to show, by section. */
export async function comparisonFigures(comparison: Comparison): Promise<SectionFigure[]> {
  const build = await import('@bits-per-sample/figures');
  const { curves, categories, spread, ledger } = comparison;
  const known = ledger.entries.filter(({ bits }) => Number.isFinite(bits.value));
  const figures: SectionFigure[] = [];
  if (curves.base.some(({ value }, l) => !Number.isNaN(value + curves.trained[l]!.value)))
    figures.push(['curves', build.passAtKFigure(curves)]);
  if (spread !== null && categories.some(({ gain }) => !Number.isNaN(gain.value)))
    figures.push([
      'categories',
      build.jaggednessFigure({
        ...spread,
        categories: categories.map(({ name, prompts, gain }) => ({ name, prompts, mean: gain })),
      }),
    ]);
  if (known.length >= 2) figures.push(['ledger', build.bitsLedgerFigure(ledger)]);
  return figures;
}

/** The pictures of a comparison. */
export async function drawComparison(
  comparison: Comparison,
  draw: DrawFigure,
): Promise<ComparisonPicture[]> {
  const pictures: ComparisonPicture[] = [];
  for (const [section, figure] of await comparisonFigures(comparison))
    pictures.push({ section, ...(await drawPage(figure, draw)) });
  return pictures;
}
