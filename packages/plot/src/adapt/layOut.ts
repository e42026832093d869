import type { Figure, FigureRole } from '@bits-per-sample/core';
import { panelMargin } from '../resolve/panelMargin.ts';
import type {
  ResolvedFigure,
  ResolvedLegendEntry,
  ResolvedPanel,
  ResolvedRamp,
} from '../resolve/resolved.ts';
import { resolveFigure } from '../resolve/resolveFigure.ts';
import { textWidth } from '../text/textWidth.ts';
import { wrapText } from '../text/wrapText.ts';
import { type Theme, themes } from '../theme.ts';
import { reachable } from './reachable.ts';

/** How {@link layOut} should place things. */
export interface LayOutOptions {
  /** Colours and type. Default: `themes.light`. */
  readonly theme?: Theme;
  /** Room in px, from 80 to 10 000. Default: the figure's own width. */
  readonly width?: number | undefined;
  /** What a library's texts and swatches need. */
  readonly fonts?: {
    /** How much wider than Helvetica the font may be. Default 1.15. */
    readonly wider?: number;
    /** Px of a swatch. Default 20. */
    readonly swatch?: number;
    /** Px between entries of the legend. Default 18. */
    readonly gap?: number;
  };
  /** Whose name an error carries: an adapter gives its own. Default `layOut`. */
  readonly caller?: string;
}

/** Lines of a text and where they begin, in px from the upper left corner of the picture. */
export interface LaidOutText {
  /** One text per line. */
  readonly lines: readonly string[];
  /** Left edge. */
  readonly x: number;
  /** Upper edge of the first line. */
  readonly y: number;
  /** In px. */
  readonly fontSize: number;
  /** Px from line to line. */
  readonly lineHeight: number;
  /** 600 for titles, 400 otherwise. */
  readonly weight: 400 | 600;
  /** Its colour. */
  readonly role: FigureRole;
}

/** A panel with its place. */
export interface LaidOutPanel extends ResolvedPanel {
  /** Upper left corner of its cell, which holds its name and its axes. */
  readonly corner: { readonly x: number; readonly y: number };
  /** The rectangle of the marks. */
  readonly frame: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** An entry of the legend with the upper left corner of its swatch. */
export interface LaidOutEntry extends ResolvedLegendEntry {
  /** Left edge. */
  readonly x: number;
  /** Upper edge. */
  readonly y: number;
}

/** A ramp of 120 px between its ends, and its title before or above it. */
export interface LaidOutRamp extends ResolvedRamp {
  /** Upper left corner of the title. */
  readonly title: { readonly x: number; readonly y: number };
  /** Upper edge of the bar and its ends. */
  readonly y: number;
  /** Left edges of the paler end's text, the bar, and the stronger end's text. */
  readonly x: { readonly low: number; readonly bar: number; readonly high: number };
}

/** A figure with a place for everything. */
export interface LaidOutFigure {
  /** What is placed. */
  readonly resolved: ResolvedFigure;
  /** Size in px of the whole picture. */
  readonly size: { readonly width: number; readonly height: number };
  /** Title, subtitle, names of panels and caption. */
  readonly texts: readonly LaidOutText[];
  /** Panels in reading order, on axes that every library can lay out. */
  readonly panels: readonly LaidOutPanel[];
  /** Names of series and zones. */
  readonly legend: readonly LaidOutEntry[];
  /** Ramp of a value scale. */
  readonly ramp?: LaidOutRamp;
}

const pad = 16;
const row = 20;

/**
 * A place for everything in a picture, without a browser: title, subtitle, legend and ramp above the
 * panels, the caption below, each in the width there is. For adapters whose library places nothing
 * by itself, or not reliably.
 *
 * @param figure a sound figure.
 * @param options `theme`; `width`: room in px; `fonts`: what the library's texts need; `caller`: whose
 *   name an error carries.
 * @returns the resolved figure and px from its upper left corner.
 * @throws {DomainError} the figure is not sound, or `width` is outside 80 to 10 000.
 *
 * @example
 * ```ts
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'coin', title: 'A coin', alt: '', size: { width: 400, height: 240 },
 *   data: { coin: { p: { type: 'number', values: [0.5] }, h: { type: 'number', values: [1] } } },
 *   scales: {
 *     x: { type: 'logit', domain: [0.01, 0.99], label: 'p', format: 'probability' },
 *     y: { type: 'linear', domain: [0, 1], label: 'H(p)', unit: 'bits', format: 'bits' },
 *   },
 *   layers: [{ mark: 'point', data: 'coin', x: 'p', y: 'h' }],
 * };
 * const { size, panels } = layOut(figure, { width: 320 });
 * size; // => { width: 320, height: 293 }
 * panels[0].frame; // => { left: 46, right: 290, top: 71, bottom: 241 }
 * ```
 */
export function layOut(
  figure: Figure,
  { theme = themes.light, width, fonts = {}, caller = 'layOut' }: LayOutOptions = {},
): LaidOutFigure {
  const resolved = resolveFigure(figure, theme, {
    caller,
    width,
  });
  const { size, columns } = resolved;
  const { wider = 1.15, swatch = 20, gap = 18 } = fonts;
  const inside = { x: pad, width: size.width - 2 * pad };
  const texts: LaidOutText[] = [];
  let y = pad;
  const write = (text: string, fontSize: number, role: FigureRole, weight: 400 | 600) => {
    if (text === '') return;
    // bold letters are wider still
    const lines = wrapText(text, fontSize * wider * (weight === 600 ? 1.05 : 1), inside.width);
    const lineHeight = Math.round(fontSize * 1.32);
    texts.push({ lines, x: pad, y, fontSize, lineHeight, weight, role });
    y += lines.length * lineHeight;
  };
  write(resolved.title, 16, 'fg', 600);
  write(resolved.subtitle, 13, 'muted', 400);
  y += 8;
  const legend = placeLegend(resolved, { ...inside, y, wider, swatch, gap });
  if (legend.length > 0) y = legend.at(-1)!.y + row + 6;
  const ramp = placeRamp(resolved, { ...inside, y, wider });
  if (ramp) y = ramp.y + 24;

  const margin = panelMargin(resolved.panels, { wider });
  const cell = {
    width: (size.width - pad) / columns,
    height: size.height / Math.ceil(resolved.panels.length / columns),
  };
  const panels = resolved.panels.map((panel, i): LaidOutPanel => {
    const corner = {
      x: pad / 2 + (i % columns) * cell.width,
      y: y + Math.floor(i / columns) * cell.height,
    };
    const frame = {
      left: corner.x + margin.left,
      right: corner.x + cell.width - margin.right,
      top: corner.y + margin.top,
      bottom: corner.y + cell.height - margin.bottom,
    };
    const at = { x: corner.x + 8, y: corner.y, fontSize: 13, lineHeight: 17 };
    if (panel.label !== '') texts.push({ ...at, lines: [panel.label], weight: 600, role: 'fg' });
    return { ...reachable(panel), corner, frame };
  });
  y += size.height + (resolved.caption === '' ? 0 : 6);
  write(resolved.caption, 11.5, 'muted', 400);
  return {
    resolved,
    size: { width: size.width, height: Math.ceil(y + pad / 2) },
    texts,
    panels,
    legend,
    ...(ramp && { ramp }),
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly wider: number;
}

/** Entries from left to right, in as many rows as they need. */
function placeLegend(
  { legend }: ResolvedFigure,
  { x, y, width, wider, swatch, gap }: Place & { readonly swatch: number; readonly gap: number },
): readonly LaidOutEntry[] {
  let [left, top] = [x, y];
  return legend.map((entry) => {
    const wanted = swatch + 6 + textWidth(entry.label, 12) * wider;
    if (left > x && left + wanted > x + width) [left, top] = [x, top + row];
    const placed = { ...entry, x: left, y: top };
    left += wanted + gap;
    return placed;
  });
}

function placeRamp(
  { ramp }: ResolvedFigure,
  { x, y, width, wider }: Place,
): LaidOutRamp | undefined {
  if (!ramp) return undefined;
  const [title, low, high] = [ramp.label, ...ramp.ends].map((text) => textWidth(text, 12) * wider);
  const beside = title! + 10 + low! + 6 + 126 + high! <= width;
  const start = beside ? x + title! + 10 : x;
  const bar = start + low! + 6;
  return {
    ...ramp,
    title: { x, y },
    y: beside ? y : y + row,
    x: { low: start, bar, high: bar + 126 },
  };
}
