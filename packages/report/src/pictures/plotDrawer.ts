import type { ObservablePlotOptions } from '@bits-per-sample/plot-observable';
import type { DrawFigure } from './drawFigure.ts';

/** Observable Plot, and the document to draw in: a page's own, or linkedom's in Node. */
export type PlotLibrary = Pick<ObservablePlotOptions, 'Plot' | 'document'>;

/**
 * A drawer of figures that uses the caller's Observable Plot.
 *
 * @param library `Plot`: the library; `document`: where to draw.
 * @returns a function from figures to SVG.
 */
export function plotDrawer({ Plot, document }: PlotLibrary): DrawFigure {
  return async (figure, theme, id) => {
    const [{ themes }, { toObservablePlot }] = await Promise.all([
      import('@bits-per-sample/plot'),
      import('@bits-per-sample/plot-observable'),
    ]);
    return toObservablePlot(figure, { Plot, document, theme: themes[theme], id }).output.outerHTML;
  };
}
