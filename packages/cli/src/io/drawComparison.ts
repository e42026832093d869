import type { Figure } from '@bits-per-sample/core';
import type { Comparison } from '../compare/comparison.ts';
import type { ComparisonPicture } from '../compare/renderComparison.ts';
import { drawSchemes } from './drawSchemes.ts';

/** The pictures of a comparison that have something to show. */
export async function drawComparison(comparison: Comparison): Promise<ComparisonPicture[]> {
  const build = await import('@bits-per-sample/figures');
  const { curves, categories, spread, ledger } = comparison;
  const known = ledger.entries.filter(({ bits }) => Number.isFinite(bits.value));
  const figures: (readonly [ComparisonPicture['section'], Figure])[] = [];
  if (curves.base.some(({ value }, l) => !Number.isNaN(value + curves.trained[l]!.value)))
    figures.push(['curves', build.passAtK(curves)]);
  if (spread !== null && categories.some(({ gain }) => !Number.isNaN(gain.value)))
    figures.push([
      'categories',
      build.jaggedness({
        ...spread,
        categories: categories.map(({ name, prompts, gain }) => ({ name, prompts, mean: gain })),
      }),
    ]);
  if (known.length >= 2) figures.push(['ledger', build.bitsLedger(ledger)]);
  const pictures: ComparisonPicture[] = [];
  for (const [section, figure] of figures)
    pictures.push({ section, ...(await drawSchemes(figure)) });
  return pictures;
}
