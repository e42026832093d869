import type { Figure, FigureScale } from '@bits-per-sample/core';
import { describeFigure } from '@bits-per-sample/plot';

/** A figure without what is the same in all of them. */
export type Draft = Omit<Figure, 'schema' | 'alt' | 'size' | 'caption'> &
  Partial<Pick<Figure, 'size'>> & {
    /** Sentences. */
    readonly caption: readonly string[];
  };

/** An axis that can be drawn, whatever the data: inside what axes reach, with room between its ends. */
function reachable(scale: FigureScale): FigureScale {
  const { type, domain } = scale;
  if (!domain || (type !== 'linear' && type !== 'log')) return scale;
  const least = type === 'log' ? 1e-300 : -1e300;
  const [from, to] = domain.map((end) => Math.min(Math.max(Number(end), least), 1e300)) as [
    number,
    number,
  ];
  if (from !== to) return { ...scale, domain: [from, to] };
  const near = Math.abs(from) / 2 || 1;
  return { ...scale, domain: [Math.max(least, from - near), Math.min(1e300, to + near)] };
}

/** Adds schema, size and the alternative text. */
export function finishFigure({ id, title, subtitle, caption, scales, ...rest }: Draft): Figure {
  const figure: Figure = {
    schema: 'figure/1',
    id,
    title,
    ...(subtitle !== undefined && { subtitle }),
    caption: caption.join(' '),
    alt: '',
    size: { width: 680, height: 340 },
    scales: { ...scales, x: reachable(scales.x), y: reachable(scales.y) },
    ...rest,
  };
  // panels that name their own quantity leave the axis without a title
  return { ...figure, alt: describeFigure(figure).replace(' Vertical: .', '') };
}
