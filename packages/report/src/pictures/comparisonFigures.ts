import type { Figure } from '@bits-per-sample/core';
import type { Comparison } from '../compare/comparison.ts';
import type { ComparisonPicture } from './pagePicture.ts';
import { atWidth } from './reportFigures.ts';

/** A picture of a comparison and where it belongs. */
export interface ComparisonFigure {
  /** Section of the page. */
  readonly section: ComparisonPicture['section'];
  /** Its name: `passAtK`, `jaggedness` or `bitsLedger`. */
  readonly name: 'passAtK' | 'jaggedness' | 'bitsLedger';
  /** The picture as data. */
  readonly figure: Figure;
}

/**
 * The pictures of a comparison that have something to show, in the order of its page.
 *
 * @param comparison any comparison.
 * @param options `width`: room in px that they are laid out for; default: each its own width.
 * @returns the figures, each with its section and its name.
 *
 * @example
 * ```ts
 * const c = await compare([[1, 0, 0, 0], [0, 0, 0, 0]], [[1, 1, 1, 1], [1, 0, 1, 0]]);
 * (await comparisonFigures(c))[0].name; // => 'passAtK'
 * ```
 */
export async function comparisonFigures(
  comparison: Comparison,
  { width }: { readonly width?: number | undefined } = {},
): Promise<ComparisonFigure[]> {
  const build = await import('@bits-per-sample/figures');
  const { curves, categories, spread, ledger } = comparison;
  const known = ledger.entries.filter(({ bits }) => Number.isFinite(bits.value));
  const figures: ComparisonFigure[] = [];
  const add = (
    section: ComparisonFigure['section'],
    name: ComparisonFigure['name'],
    figure: Figure,
  ) => figures.push({ section, name, figure: atWidth(figure, width) });
  if (curves.base.some(({ value }, l) => !Number.isNaN(value + curves.trained[l]!.value)))
    add('curves', 'passAtK', build.passAtKFigure(curves));
  if (spread !== null && categories.some(({ gain }) => !Number.isNaN(gain.value)))
    add(
      'categories',
      'jaggedness',
      build.jaggednessFigure({
        ...spread,
        categories: categories.map(({ name, prompts, gain }) => ({ name, prompts, mean: gain })),
      }),
    );
  if (known.length >= 2) add('ledger', 'bitsLedger', build.bitsLedgerFigure(ledger));
  return figures;
}
