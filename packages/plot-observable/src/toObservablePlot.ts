import { DomainError, type Figure } from '@bits-per-sample/core';
import {
  type ResolvedFigure,
  resolveFigure,
  type Theme,
  themes,
  wrapText,
} from '@bits-per-sample/plot';
import { drawLegend } from './drawLegend.ts';
import { drawPanel } from './drawPanel.ts';
import { raiseScripts } from './raiseScripts.ts';
import { roundPlaces } from './roundPlaces.ts';
import { createBrush, type SvgNode } from './svgBrush.ts';

/** The part of Observable Plot that is used; `import * as Plot from '@observablehq/plot'` has it. */
export interface ObservablePlot {
  /** Renders marks. */
  plot(options?: object): unknown;
  /** Areas between two lines. */
  areaY(data?: unknown, options?: object): unknown;
  /** Horizontal axis. */
  axisX(data?: unknown, options?: object): unknown;
  /** Vertical axis. */
  axisY(data?: unknown, options?: object): unknown;
  /** Points. */
  dot(data?: unknown, options?: object): unknown;
  /** Vertical grid lines. */
  gridX(data?: unknown, options?: object): unknown;
  /** Horizontal grid lines. */
  gridY(data?: unknown, options?: object): unknown;
  /** Lines. */
  line(data?: unknown, options?: object): unknown;
  /** Segments. */
  link(data?: unknown, options?: object): unknown;
  /** Rectangles. */
  rect(data?: unknown, options?: object): unknown;
  /** Texts. */
  text(data?: unknown, options?: object): unknown;
}

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

const pad = 16;

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
 * @throws {DomainError} the figure is not sound, or the document is empty.
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
  { Plot, document, theme = themes.light, id }: ObservablePlotOptions,
): ObservablePlotResult<Output> {
  if (!document?.documentElement)
    throw new DomainError(
      'toObservablePlot',
      'document',
      'with a root element',
      document?.documentElement,
    );
  const resolved = resolveFigure(figure, theme);
  const brush = createBrush(document, theme);
  const name = id ?? `${figure.id}-${theme.name}`;
  const { width } = resolved.size;
  const body: SvgNode[] = [];
  let y = pad;

  const write = (text: string, size: number, role: 'fg' | 'muted', weight?: number) => {
    if (text === '') return;
    for (const line of wrapText(text, size * (weight ? 1.1 : 1.03), width - 2 * pad)) {
      y += Math.round(size * 1.32);
      body.push(
        brush.text(line, { x: pad, y: y - size * 0.3, size, role, ...(weight && { weight }) }),
      );
    }
  };
  write(resolved.title, 16, 'fg', 600);
  if (resolved.subtitle !== '') y += 2;
  write(resolved.subtitle, 13, 'muted');
  y += 8;
  const key = drawLegend(resolved, brush, { x: pad, y, width: width - 2 * pad, id: name });
  body.push(...key.nodes);
  y += key.height;

  const rows = Math.ceil(resolved.panels.length / resolved.columns);
  const cell = {
    width: (width - pad) / resolved.columns,
    height: resolved.size.height / rows,
  };
  resolved.panels.forEach((panel, i) => {
    const place = {
      x: pad / 2 + (i % resolved.columns) * cell.width,
      y: y + Math.floor(i / resolved.columns) * cell.height,
    };
    body.push(
      drawPanel(panel, { Plot, document, brush, theme, id: `${name}-${i}`, ...place, ...cell }),
    );
  });
  y += resolved.size.height + (resolved.caption === '' ? 0 : 6);
  write(resolved.caption, 11.5, 'muted');

  return {
    output: frame(resolved, brush, body, name, Math.ceil(y + pad / 2)) as unknown as Output,
    warnings: resolved.warnings,
  };
}

function frame(
  { title, alt, size: { width }, theme }: ResolvedFigure,
  brush: ReturnType<typeof createBrush>,
  body: readonly SvgNode[],
  id: string,
  height: number,
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
