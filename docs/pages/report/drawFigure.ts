// Stands in for the command line's drawing: the page has a document of its own.
import type { Figure } from '@bits-per-sample/core';
import { themes } from '@bits-per-sample/plot';
import { toObservablePlot } from '@bits-per-sample/plot-observable';
import * as Plot from '@observablehq/plot';

/** A figure as one SVG. */
export async function drawFigure(
  figure: Figure,
  theme: keyof typeof themes,
  id: string = figure.id,
): Promise<string> {
  const look = { Plot, document, theme: themes[theme], id };
  return toObservablePlot<SVGSVGElement>(figure, look).output.outerHTML;
}
