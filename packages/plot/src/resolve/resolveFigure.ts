import {
  DomainError,
  type Figure,
  type FigureLayer,
  type FigureMark,
  type FigureMeaning,
  type FigureScale,
  type FigureStyle,
  type FigureValue,
} from '@bits-per-sample/core';
import { type AxisScale, axisScale } from '../scale/axisScale.ts';
import { formatValue } from '../text/formatValue.ts';
import { textWidth } from '../text/textWidth.ts';
import { type Theme, themes } from '../theme.ts';
import { validateFigure } from '../validateFigure.ts';
import { layerRows, readChannel } from './layerRows.ts';
import { resolveLayer } from './resolveLayer.ts';
import { dashOf, seriesLook } from './seriesLook.ts';
import { shadeRange } from './shadeRange.ts';

/** A printed place on an axis. */
export interface ResolvedTick {
  /** In axis space. */
  readonly at: number;
  /** What is printed. */
  readonly label: string;
}

/** An axis that every library can draw: linear, with ticks that carry their text. */
export interface ResolvedAxis {
  /** Type of the figure's scale, for information; positions are already in axis space. */
  readonly type: FigureScale['type'];
  /** Title with unit. */
  readonly label: string;
  /** Ends in axis space. */
  readonly domain: readonly [number, number];
  /** Ticks inside the domain whose labels do not overlap. */
  readonly ticks: readonly ResolvedTick[];
}

/** Marks of one kind and one colour, in axis space. Paths may leave the domain: clip them to the panel. */
export interface ResolvedSeries {
  /** What to draw. A `bar`, `hist` or `cell` is the rectangle x … x2, y … y2. */
  readonly mark: FigureMark;
  /** Index of the layer it came from. */
  readonly layer: number;
  /** Name of the series or of the layer; '' when it has none. */
  readonly name: string;
  /** Stroke, fill or text colour. */
  readonly color: string;
  /** Lengths of dashes and gaps in px; empty is solid. */
  readonly dash: readonly number[];
  /** Line width in px. */
  readonly width: number;
  /** In [0, 1]. */
  readonly opacity: number;
  /** Shape of points. */
  readonly symbol: NonNullable<FigureStyle['symbol']>;
  /** Set on points that lie outside the domain: draw an open arrow towards this side. */
  readonly edge?: 'left' | 'right' | 'top' | 'bottom';
  /** Side of its place a text stands on. */
  readonly anchor: NonNullable<FigureStyle['anchor']>;
  /** Shift of a text in px: right, down. */
  readonly shift: readonly [number, number];
  /** Horizontal places; NaN breaks a path. */
  readonly x: Float64Array;
  /** Other ends; equal to x where the mark has none. */
  readonly x2: Float64Array;
  /** Vertical places. */
  readonly y: Float64Array;
  /** Other ends; equal to y where the mark has none. */
  readonly y2: Float64Array;
  /** Row of the layer's data behind each element, for tooltips. */
  readonly rows: Int32Array;
  /** Texts of a text mark. */
  readonly texts?: readonly string[];
  /** Shade of each cell. */
  readonly fills?: readonly string[];
  /** Radius of each point in px. */
  readonly radii?: Float64Array;
  /** What an interval means. */
  readonly meaning?: FigureMeaning;
}

/** A shaded stretch in axis space, inside the domain. */
export interface ResolvedZone {
  /** Which axis. */
  readonly axis: 'x' | 'y';
  /** Start in axis space. */
  readonly from: number;
  /** End in axis space. */
  readonly to: number;
  /** What it means. */
  readonly label: string;
  /** Colour, to be drawn pale. */
  readonly color: string;
}

/** A remark in axis space. */
export interface ResolvedNote {
  /** Horizontal place. */
  readonly x: number;
  /** Vertical place. */
  readonly y: number;
  /** What it says. */
  readonly text: string;
  /** Side of its place it stands on. */
  readonly anchor: 'start' | 'middle' | 'end';
  /** Shift in px: right, down. */
  readonly shift: readonly [number, number];
}

/** One picture of a figure; a figure without facets has one. */
export interface ResolvedPanel {
  /** Its facet, '' without facets. */
  readonly label: string;
  /** Horizontal axis. */
  readonly x: ResolvedAxis;
  /** Vertical axis. */
  readonly y: ResolvedAxis;
  /** What to draw, back to front. */
  readonly series: readonly ResolvedSeries[];
  /** Shaded stretches, behind everything. */
  readonly zones: readonly ResolvedZone[];
  /** Remarks, in front. */
  readonly notes: readonly ResolvedNote[];
}

/** A line of the legend. */
export interface ResolvedLegendEntry {
  /** What it names. */
  readonly label: string;
  /** Its colour. */
  readonly color: string;
  /** Shape of the swatch. */
  readonly swatch: 'line' | 'area' | 'point' | 'zone';
  /** Dashes of a line swatch. */
  readonly dash: readonly number[];
  /** Opacity of an area swatch. */
  readonly opacity: number;
}

/** A ramp of shades. */
export interface ResolvedRamp {
  /** Title. */
  readonly label: string;
  /** Shades, palest first. */
  readonly colors: readonly string[];
  /** Printed ends. */
  readonly ends: readonly [string, string];
}

/** A figure that only needs drawing. */
export interface ResolvedFigure {
  /** The figure's id. */
  readonly id: string;
  /** What the picture shows. */
  readonly title: string;
  /** What to see in it; '' when there is none. */
  readonly subtitle: string;
  /** Caveats; '' when there are none. */
  readonly caption: string;
  /** The picture in words. */
  readonly alt: string;
  /** Size in px of the panels with their axes. */
  readonly size: { readonly width: number; readonly height: number };
  /** The theme it was resolved with. */
  readonly theme: Theme;
  /** Panels in reading order. */
  readonly panels: readonly ResolvedPanel[];
  /** Panels per row. */
  readonly columns: number;
  /** Names of series and zones. */
  readonly legend: readonly ResolvedLegendEntry[];
  /** Ramp of a value scale. */
  readonly ramp?: ResolvedRamp;
  /** What was left out, moved or thinned, and how much of it. */
  readonly warnings: readonly string[];
  /** Points drawn as arrows at an end of an axis, and vertices there of other marks, per side. */
  readonly edges: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;
}

/** Drops labels that would touch their left (or lower) neighbour. */
function legible(
  ticks: readonly ResolvedTick[],
  axis: AxisScale,
  length: number,
  horizontal: boolean,
): readonly ResolvedTick[] {
  const px = length / Math.abs(axis.domain[1] - axis.domain[0]);
  // other fonts are wider than the one that is measured
  const half = (tick: ResolvedTick) => (horizontal ? textWidth(tick.label, 12.8) / 2 + 4 : 8);
  const kept: ResolvedTick[] = [];
  for (const tick of [...ticks].sort((a, b) => a.at - b.at)) {
    const last = kept.at(-1);
    if (last === undefined || (tick.at - last.at) * px >= half(last) + half(tick)) kept.push(tick);
  }
  return kept;
}

function resolveAxis(
  scale: FigureScale,
  axis: AxisScale,
  length: number,
  horizontal: boolean,
): ResolvedAxis {
  const label = scale.unit === undefined ? scale.label : `${scale.label} (${scale.unit})`;
  return {
    type: axis.type,
    label,
    domain: axis.domain,
    ticks: legible(axis.ticks, axis, length, horizontal),
  };
}

/** Every value a panel shows on one axis; bars also show their base. */
function* axisValues(
  figure: Figure,
  side: 'x' | 'y',
  panel: string | undefined,
): Generator<FigureValue | null> {
  for (const layer of figure.layers) {
    if (layer.mark === 'text') continue;
    for (const channel of [layer[side], layer[`${side}2`]]) {
      if (channel === undefined) continue;
      const read = readChannel(figure, layer, channel);
      for (const row of layerRows(figure, layer, panel)) yield read(row);
    }
    const base =
      side === 'y'
        ? layer.mark === 'hist' || (layer.mark === 'bar' && figure.scales.y.type !== 'band')
        : layer.mark === 'bar' && figure.scales.y.type === 'band';
    if (base && layer[`${side}2`] === undefined) yield 0;
  }
}

function swatch(layer: FigureLayer): ResolvedLegendEntry['swatch'] {
  if (['line', 'step', 'rule', 'segment'].includes(layer.mark)) return 'line';
  return layer.mark === 'point' ? 'point' : 'area';
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
 * @param figure a sound figure.
 * @param theme colours and type. Default: `themes.light`.
 * @returns the resolved figure.
 * @throws {DomainError} the figure is not sound (the first problem of {@link validateFigure},
 *   with its path), or has more than 20 000 bars, cells, segments or texts in a layer.
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
 * ```
 */
export function resolveFigure(figure: Figure, theme: Theme = themes.light): ResolvedFigure {
  const problem = validateFigure(figure)[0];
  if (problem)
    throw new DomainError('resolveFigure', problem.path, problem.expected, problem.received);

  const { facet, layers, scales, size } = figure;
  const names = facet?.domain ?? [''];
  const columns = Math.max(1, Math.min(facet?.columns ?? 3, names.length));
  const room = {
    x: Math.max(60, size.width / columns - 76),
    y: Math.max(40, size.height / Math.ceil(names.length / columns) - 60),
  };
  const warnings: string[] = [];
  const edges = { left: 0, right: 0, top: 0, bottom: 0 };
  const share = facet?.share ?? 'both';
  const axis = (side: 'x' | 'y', panel: string): AxisScale => {
    const own = facet !== undefined && share !== 'both' && share !== side;
    const made = axisScale(scales[side], axisValues(figure, side, own ? panel : undefined), {
      // labels stack closer than they stand in a row, in a low panel closest
      length: side === 'x' ? room.x : Math.max(room.y * 1.6, Math.min(room.y * 2.4, 400)),
    });
    const list = made.type === 'band' || made.type === 'ordinal';
    const [first, last] = made.domain;
    return side === 'y' && list ? { ...made, domain: [last, first] } : made; // a list is read downwards
  };

  const panels = names.map((label): ResolvedPanel => {
    const axes = { x: axis('x', label), y: axis('y', label) };
    const context = {
      figure,
      theme,
      axes,
      room,
      warnings,
      edges,
      counted: new Set(
        layers.flatMap(({ mark, data, x, y }) =>
          mark === 'point' ? [`${data} ${x}`, `${data} ${y}`] : [],
        ),
      ),
      panel: facet ? label : undefined,
    };
    const drawn = layers.map((layer, i) => resolveLayer(layer, i, context));
    const end = (side: 'x' | 'y', value: FigureValue) => {
      const { domain, toAxis } = axes[side];
      const at = toAxis(value);
      return Math.abs(at) === Infinity ? Math[at > 0 ? 'max' : 'min'](...domain) : at;
    };
    const remarks = (figure.annotations ?? []).map((note) => ({
      x: end('x', note.x),
      y: end('y', note.y),
      text: note.text,
      anchor: note.anchor ?? 'middle',
      shift: note.shift ?? ([0, 0] as const),
    }));
    for (const note of remarks)
      if (Number.isNaN(note.x + note.y))
        warnings.push(`the remark '${note.text}' has no place on the axes`);
    const zones = (figure.zones ?? []).flatMap((zone) => {
      const { domain, toAxis } = axes[zone.axis];
      const clamp = (value: number) =>
        Math.min(Math.max(toAxis(value), Math.min(...domain)), Math.max(...domain));
      const [from, to] = [clamp(zone.from), clamp(zone.to)];
      return from === to || Number.isNaN(from + to)
        ? []
        : [{ axis: zone.axis, from, to, label: zone.label, color: theme.roles[zone.role] }];
    });
    return {
      label,
      x: resolveAxis(scales.x, axes.x, room.x, true),
      y: resolveAxis(scales.y, axes.y, room.y, false),
      series: drawn.flatMap((layer) => layer.series),
      zones,
      notes: [
        ...remarks.filter((note) => !Number.isNaN(note.x + note.y)),
        ...drawn.flatMap((layer) => layer.notes),
      ],
    };
  });

  if (facet)
    for (const [name, set] of Object.entries(figure.data)) {
      const values = set[facet.field]?.values ?? [];
      const lost = values.filter((panel) => !names.includes(String(panel))).length;
      if (lost > 0)
        warnings.push(
          `${lost} of ${values.length} rows of ${name} are in no panel and are not drawn`,
        );
    }
  const { value } = scales;
  const ramp = layers.some((layer) => layer.value !== undefined) ? shadeRange(figure) : undefined;
  return {
    id: figure.id,
    title: figure.title,
    subtitle: figure.subtitle ?? '',
    caption: figure.caption ?? '',
    alt: figure.alt,
    size,
    theme,
    panels,
    columns,
    legend: legend(figure, theme),
    ...(value &&
      ramp && {
        ramp: {
          label: value.label,
          colors: theme.ramp,
          ends: [formatValue(ramp[0], value.format), formatValue(ramp[1], value.format)] as const,
        },
      }),
    warnings: [...new Set(warnings)],
    edges,
  };
}

function legend(figure: Figure, theme: Theme): ResolvedLegendEntry[] {
  const entries: ResolvedLegendEntry[] = [];
  const { color } = figure.scales;
  if (color && color.labels !== 'direct')
    color.domain.forEach((label, i) => {
      const layer =
        figure.layers.find(
          (candidate) =>
            candidate.color !== undefined && candidate.mark !== 'text' && candidate.mark !== 'band',
        ) ?? figure.layers.find((candidate) => candidate.color !== undefined);
      const look = seriesLook(figure, theme, i);
      if (layer)
        entries.push({ label, ...look, swatch: swatch(layer), opacity: layer.style?.opacity ?? 1 });
    });
  for (const layer of figure.layers)
    if (
      layer.label !== undefined &&
      layer.color === undefined &&
      layer.value === undefined &&
      layer.mark !== 'text'
    )
      entries.push({
        label: layer.label,
        color: theme.roles[layer.style?.role ?? 'fg'],
        dash: dashOf(layer.style?.dash),
        swatch: swatch(layer),
        opacity: layer.style?.opacity ?? (layer.mark === 'band' ? 0.25 : 1),
      });
  for (const zone of figure.zones ?? [])
    if (!entries.some((entry) => entry.label === zone.label))
      entries.push({
        label: zone.label,
        color: theme.roles[zone.role],
        dash: [],
        swatch: 'zone',
        opacity: 1,
      });
  return entries;
}
