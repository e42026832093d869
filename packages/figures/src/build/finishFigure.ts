import type { Figure } from '@bits-per-sample/core';
import { describeFigure } from '@bits-per-sample/plot';

/** A figure without what is the same in all of them. */
export type Draft = Omit<Figure, 'schema' | 'alt' | 'size' | 'caption'> &
  Partial<Pick<Figure, 'size'>> & {
    /** Sentences. */
    readonly caption: readonly string[];
  };

/** Adds schema, size and the alternative text. */
export function finishFigure({ id, title, subtitle, caption, ...rest }: Draft): Figure {
  const figure: Figure = {
    ...{ schema: 'figure/1', id, title },
    ...(subtitle !== undefined && { subtitle }),
    ...{ caption: caption.join(' '), alt: '', size: { width: 680, height: 340 } },
    ...rest,
  };
  // panels that name their own quantity leave the axis without a title
  return { ...figure, alt: describeFigure(figure).replace(' Vertical: .', '') };
}
