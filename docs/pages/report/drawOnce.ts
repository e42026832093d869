import { type Theme, themes } from '@bits-per-sample/plot';
import { toObservablePlot } from '@bits-per-sample/plot-observable';
import type { DrawFigure } from '@bits-per-sample/report';
import * as Plot from '@observablehq/plot';

/** A drawer that keeps what it drew: the page that is shown and the one that is saved share it. */
export function drawOnce(): DrawFigure {
  const drawn = new Map<string, string>();
  return (figure, scheme, id) => {
    const known = drawn.get(`${scheme} ${id}`);
    if (known !== undefined) return known;
    const theme: Theme = themes[scheme];
    const look = { Plot, document, theme, id };
    const svg = toObservablePlot<SVGSVGElement>(figure, look).output.outerHTML;
    drawn.set(`${scheme} ${id}`, svg);
    return svg;
  };
}
