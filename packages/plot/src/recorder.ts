import type { Figure } from '@bits-per-sample/core';
import { resolveFigure } from './resolve/resolveFigure.ts';
import { type Theme, themes } from './theme.ts';

/** One thing that an adapter would draw. */
export interface DrawCall {
  /** What: `title`, `axis`, `tick`, `zone`, `note`, `legend`, or a mark. */
  readonly draw: string;
  /** Index of the panel; −1 outside the panels. */
  readonly panel: number;
  /** Its name, text or label. */
  readonly text: string;
  /** Colour, where it has one. */
  readonly color?: string;
  /** Elements of a mark. */
  readonly count?: number;
}

/**
 * An adapter without a library: it writes down what would be drawn. Tests of builders look
 * at this instead of at pixels.
 *
 * @param figure a sound figure.
 * @param options `theme`: default `themes.light`.
 * @returns `output`: the calls in drawing order; `warnings`: as every adapter gives them.
 * @throws {DomainError} the figure is not sound.
 *
 * @example
 * ```ts
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'empty', title: 'Nothing yet', alt: '', size: { width: 400, height: 240 },
 *   data: {}, layers: [],
 *   scales: {
 *     x: { type: 'linear', label: 'x', format: 'number' },
 *     y: { type: 'linear', label: 'y', format: 'number' },
 *   },
 * };
 * recorder(figure).output[0]; // => { draw: 'title', panel: -1, text: 'Nothing yet' }
 * ```
 */
export function recorder(
  figure: Figure,
  { theme = themes.light }: { readonly theme?: Theme } = {},
): { readonly output: readonly DrawCall[]; readonly warnings: readonly string[] } {
  const resolved = resolveFigure(figure, theme, { caller: 'recorder' });
  const output: DrawCall[] = [];
  const write = (draw: string, panel: number, text: string, more: Partial<DrawCall> = {}) => {
    if (text !== '' || more.count !== undefined) output.push({ draw, panel, text, ...more });
  };
  write('title', -1, resolved.title);
  write('subtitle', -1, resolved.subtitle);
  for (const entry of resolved.legend) write('legend', -1, entry.label, { color: entry.color });
  if (resolved.ramp) write('ramp', -1, resolved.ramp.label);
  resolved.panels.forEach((panel, i) => {
    write('panel', i, panel.label);
    for (const zone of panel.zones) write('zone', i, zone.label, { color: zone.color });
    for (const axis of [panel.x, panel.y]) {
      write('axis', i, axis.label);
      for (const tick of axis.ticks) write('tick', i, tick.label);
    }
    for (const { mark, name, color, x } of panel.series)
      write(mark, i, name, { color, count: x.length });
    for (const note of panel.notes) write('note', i, note.text);
  });
  write('caption', -1, resolved.caption);
  return { output, warnings: resolved.warnings };
}
