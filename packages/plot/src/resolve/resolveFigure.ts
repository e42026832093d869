import { DomainError, type Figure, formatValue } from '@bits-per-sample/core';
import { cutText } from '../text/cutText.ts';
import { type Theme, themes } from '../theme.ts';
import { validateFigure } from '../validateFigure.ts';
import { fitSize } from './fitSize.ts';
import { panelMargin } from './panelMargin.ts';
import type { ResolvedFigure, ResolvedRamp } from './resolved.ts';
import { resolveLegend } from './resolveLegend.ts';
import { resolvePanel, usualMargin } from './resolvePanel.ts';
import { settleTexts } from './settleTexts.ts';
import { shadeRange } from './shadeRange.ts';

/** What {@link resolveFigure} can be told. */
export interface ResolveOptions {
  /** Room in px that the picture is laid out for, from 80 to 10 000. Default: the figure's own width. */
  readonly width?: number | undefined;
  /** Whose name an error carries: an adapter gives its own. Default `resolveFigure`. */
  readonly caller?: string;
}

/**
 * Turns a figure into what an adapter draws: positions on straight axes, ticks with their
 * text, colours, dashes, panels, zones and a legend. All that must be the same in every
 * library is decided here.
 *
 * A point outside its domain (a pass rate of 0 on a logit axis) is moved to the end of the
 * axis and drawn as an arrow; `edges` counts them. So is a line's vertex, a rule or a cell at 0 or 1,
 * without an arrow; other lines are cut where they leave the domain. Long lines and crowded points are thinned
 * to what a screen can show, and a warning says so.
 *
 * In less room than it was made for, a figure has fewer panels in a row, fewer ticks, a legend where the
 * names beside its lines would not fit, and texts that keep inside.
 *
 * @param figure a sound figure.
 * @param theme colours and type. Default: `themes.light`.
 * @param options `width`: room in px; `caller`: whose name an error carries.
 * @returns the resolved figure.
 * @throws {DomainError} the figure is not sound (the first problem of {@link validateFigure},
 *   with its path), or has more than 20 000 bars, cells, segments or texts in a layer; no theme; a
 *   width outside 80 to 10 000.
 *
 * @example
 * ```ts
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'coin', title: 'A coin', alt: '', size: { width: 400, height: 240 },
 *   data: { coin: { p: { type: 'number', values: [0, 0.5] }, h: { type: 'number', values: [0, 1] } } },
 *   scales: {
 *     x: { type: 'logit', domain: [0.01, 0.99], label: 'p', format: 'probability' },
 *     y: { type: 'linear', domain: [0, 1], label: 'H(p)', unit: 'bits', format: 'bits' },
 *   },
 *   layers: [{ mark: 'point', data: 'coin', x: 'p', y: 'h' }],
 * };
 * const resolved = resolveFigure(figure);
 * resolved.panels[0].y.label; // => 'H(p) (bits)'
 * resolved.edges.left; // => 1
 * resolveFigure(figure, themes.dark, { width: 320 }).size.width; // => 320
 * ```
 */
export function resolveFigure(
  figure: Figure,
  theme: Theme = themes.light,
  { width, caller = 'resolveFigure' }: ResolveOptions = {},
): ResolvedFigure {
  const problem = validateFigure(figure)[0];
  if (problem) throw new DomainError(caller, problem.path, problem.expected, problem.received);
  if (typeof theme?.roles !== 'object' || !Array.isArray(theme.ramp))
    throw new DomainError(caller, 'theme', 'a theme, such as themes.dark', theme);
  if (width !== undefined && !(typeof width === 'number' && width >= 80 && width <= 10_000))
    throw new DomainError(caller, 'width', 'from 80 to 10000 px', width);

  const { size, columns, room } = fitSize(figure, width);
  const warnings: string[] = [];
  const edges = { left: 0, right: 0, top: 0, bottom: 0 };
  const cell = (size.width - 16) / columns;
  const panels = (figure.facet?.domain ?? ['']).map((label) =>
    resolvePanel(figure, label, { theme, room, cell, warnings, edges, caller }),
  );
  warnings.push(...outsidePanels(figure));
  // a builder placed the texts for the room it knew
  const tight = size.width < figure.size.width || panelMargin(panels).left > usualMargin;
  const settled = tight ? settleTexts(figure, panels, { size, columns }) : undefined;
  if (settled) warnings.push(...settled.warnings);
  const ramp = resolveRamp(figure, theme, size.width);
  return {
    id: figure.id,
    title: figure.title,
    subtitle: figure.subtitle ?? '',
    caption: figure.caption ?? '',
    alt: figure.alt,
    size,
    theme,
    panels: settled?.panels ?? panels,
    columns,
    legend: resolveLegend(figure, theme, { direct: settled?.direct ?? true, width: size.width }),
    ...(ramp && { ramp }),
    warnings: [...new Set(warnings)],
    edges,
  };
}

/** How many rows the list of panels does not name. */
function* outsidePanels({ facet, data }: Figure): Generator<string> {
  if (!facet) return;
  for (const [name, set] of Object.entries(data)) {
    const values = set[facet.field]?.values ?? [];
    const lost = values.filter((panel) => !facet.domain.includes(String(panel))).length;
    if (lost > 0)
      yield `${lost} of ${values.length} rows of ${name} are in no panel and are not drawn`;
  }
}

function resolveRamp(figure: Figure, theme: Theme, width: number): ResolvedRamp | undefined {
  const { value } = figure.scales;
  if (!value || figure.layers.every((layer) => layer.value === undefined)) return undefined;
  const [low, high] = shadeRange(figure);
  return {
    label: cutText(value.label, 12, (width - 32) / 1.15),
    colors: theme.ramp,
    ends: [formatValue(low, value.format), formatValue(high, value.format)],
  };
}
