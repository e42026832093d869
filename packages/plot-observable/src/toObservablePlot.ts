import { DomainError, type Figure } from '@bits-per-sample/core';
import {
  type LaidOutFigure,
  type LaidOutText,
  layOut,
  type Theme,
  themes,
} from '@bits-per-sample/plot';
import { drawLegend } from './drawLegend.ts';
import { drawPanel } from './drawPanel.ts';
import type { ObservablePlot } from './observablePlot.ts';
import { raiseScripts } from './raiseScripts.ts';
import { roundPlaces } from './roundPlaces.ts';
import { createBrush, type SvgBrush, type SvgNode } from './svgBrush.ts';

/** What {@link toObservablePlot} needs beside the figure. */
export interface ObservablePlotOptions {
  /** The library, handed in: `import * as Plot from '@observablehq/plot'`. */
  readonly Plot: ObservablePlot;
  /** The document to draw in: the browser's own, or linkedom's in Node. */
  readonly document: {
    /** Its root element; null in a document without one, which cannot be drawn in. */
    readonly documentElement: unknown;
    /** Makes elements. */
    createElementNS(namespace: string, name: string): unknown;
  };
  /** Colours and type. Default: `themes.light`. */
  readonly theme?: Theme;
  /** Room in px that the picture is laid out for, from 80 to 10 000. Default: the figure's own width. */
  readonly width?: number | undefined;
  /** Prefix of all ids in the picture, unique on its page. Default: the figure's id and the theme's name. */
  readonly id?: string;
}

/** An SVG element, as far as it can be known without DOM types. */
export interface SvgPicture {
  /** The picture as text, a whole SVG document. */
  readonly outerHTML: string;
}

/** A drawn figure. */
export interface ObservablePlotResult<Output extends SvgPicture> {
  /** The `<svg>` element. */
  readonly output: Output;
  /** What was left out, moved or thinned, and how much of it. */
  readonly warnings: readonly string[];
}

/**
 * Draws a figure with Observable Plot, as one self-contained SVG: `role="img"` with title and
 * description, no script, no style sheet, no outside font, and ids of its own, so that many
 * figures share a page. Equal figures give equal bytes.
 *
 * Observable Plot draws the panels. Title, legend, ramp and axis titles are set here, where
 * they cannot land on each other and need no canvas.
 *
 * @param figure a sound figure.
 * @param options the library, a document, and how it should look.
 * @returns the SVG element and the warnings of resolving.
 * @throws {DomainError} the figure is not sound, the library or the document is not one, or `width`
 *   is out of range.
 *
 * @see Observable Plot, https://observablehq.com/plot/
 *
 * @example
 * ```ts
 * const { document } = parseHTML('<html></html>');
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'coin', title: 'A coin', alt: 'One point.', size: { width: 400, height: 240 },
 *   data: { coin: { p: { type: 'number', values: [0.5] }, h: { type: 'number', values: [1] } } },
 *   scales: {
 *     x: { type: 'logit', domain: [0.01, 0.99], label: 'p', format: 'probability' },
 *     y: { type: 'linear', domain: [0, 1], label: 'H(p)', unit: 'bits', format: 'bits' },
 *   },
 *   layers: [{ mark: 'point', data: 'coin', x: 'p', y: 'h' }],
 * };
 * const { output, warnings } = toObservablePlot(figure, { Plot, document });
 * output.outerHTML.startsWith('<svg'); // => true
 * warnings; // => []
 * ```
 */
export function toObservablePlot<Output extends SvgPicture = SvgPicture>(
  figure: Figure,
  { Plot, document, theme = themes.light, width, id }: ObservablePlotOptions,
): ObservablePlotResult<Output> {
  const caller = 'toObservablePlot';
  if (typeof Plot?.plot !== 'function')
    throw new DomainError(caller, 'Plot', "the library, from '@observablehq/plot'", Plot);
  if (!document?.documentElement)
    throw new DomainError(caller, 'document', 'with a root element', document?.documentElement);
  const laid = layOut(figure, { theme, width, caller });
  const brush = createBrush(document, theme);
  const name = id ?? `${figure.id}-${theme.name}`;
  const body = [
    ...laid.texts.flatMap((text) => drawText(text, brush)),
    ...drawLegend(laid, brush, name),
    ...laid.panels.map((panel, i) =>
      drawPanel(panel, { Plot, document, brush, theme, id: `${name}-${i}` }),
    ),
  ];
  return {
    output: frame(laid, brush, body, name) as unknown as Output,
    warnings: laid.resolved.warnings,
  };
}

/** Every line of a text by itself. */
const drawText = (
  { lines, x, y, fontSize, lineHeight, weight, role }: LaidOutText,
  brush: SvgBrush,
): SvgNode[] =>
  lines.map((line, i) =>
    brush.text(line, {
      x,
      y: y + (i + 1) * lineHeight - fontSize * 0.3,
      size: fontSize,
      role,
      ...(weight === 600 && { weight }),
    }),
  );

function frame(
  { resolved: { title, alt, theme }, size: { width, height } }: LaidOutFigure,
  brush: SvgBrush,
  body: readonly SvgNode[],
  id: string,
): SvgNode {
  const named = (tag: string, text: string) => {
    const node = brush.node(tag, { id: `${id}-${tag}` });
    node.textContent = text;
    return node;
  };
  return brush.node(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      id,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': theme.font,
      style: 'max-width:100%;height:auto',
    },
    [
      named('title', title),
      named('desc', alt),
      brush.node('rect', { width, height, fill: theme.background }),
      ...body.map((node) => raiseScripts(roundPlaces(node), brush)),
    ],
  );
}
