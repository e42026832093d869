import type { Figure, FigureLayer } from '@bits-per-sample/core';
import type { AxisScale } from '../scale/axisScale.ts';
import type { Theme } from '../theme.ts';
import type { ResolvedNote, ResolvedSeries } from './resolved.ts';

/** What a layer needs to know of its panel. */
export interface LayerContext {
  readonly figure: Figure;
  readonly theme: Theme;
  readonly axes: { readonly x: AxisScale; readonly y: AxisScale };
  readonly room: { readonly x: number; readonly y: number };
  readonly panel: string | undefined;
  readonly warnings: string[];
  readonly edges: Record<'left' | 'right' | 'top' | 'bottom', number>;
  /** Channels whose values beyond an end have been counted, so that a line through points counts once. */
  readonly counted: Set<string>;
  /** Whose name an error carries. */
  readonly caller: string;
}

/** Marks of one kind that a layer may have at most. */
export const mostMarks = 20_000;

/** A layer in warnings. */
export const layerName = (layer: FigureLayer, index: number) =>
  `layer ${index} (${layer.label ?? layer.mark})`;

/** A layer on its way to the panel. */
export interface Painter {
  readonly layer: FigureLayer;
  readonly index: number;
  readonly context: LayerContext;
  readonly at: Readonly<Record<'x' | 'x2' | 'y' | 'y2', ((row: number) => number) | undefined>>;
  readonly rows: readonly number[];
}

/** The rows of one series. */
export interface Group {
  readonly name: string;
  readonly rows: readonly number[];
  readonly look: { readonly color: string; readonly dash: readonly number[] };
}

/** A series that is ready, and how many rows had no place. */
export interface Painted {
  readonly series: readonly ResolvedSeries[];
  readonly notes: readonly ResolvedNote[];
  readonly missing: number;
}

/** A series of a layer, with the layer's looks. */
export function series(
  { layer, index }: Painter,
  group: Group,
  rows: readonly number[],
  place: Pick<ResolvedSeries, 'x' | 'y'> & Partial<ResolvedSeries>,
): ResolvedSeries {
  const style = layer.style ?? {};
  return {
    mark: layer.mark,
    layer: index,
    name: group.name,
    ...group.look,
    width: style.width ?? (layer.mark === 'line' || layer.mark === 'step' ? 2.25 : 1.25),
    opacity: style.opacity ?? (layer.mark === 'band' ? 0.25 : 1),
    symbol: style.symbol ?? 'circle',
    anchor: style.anchor ?? 'middle',
    shift: style.shift ?? [0, 0],
    x2: place.x,
    y2: place.y,
    rows: Int32Array.from(rows),
    ...(layer.meaning && { meaning: layer.meaning }),
    ...place,
  };
}

/** Finite, at most 100 spans outside the domain: the adapter clips what leaves the panel. */
export function tame(value: number, { domain: [a, b] }: AxisScale): number {
  const span = 100 * Math.abs(b - a);
  return Math.min(Math.max(value, Math.min(a, b) - span), Math.max(a, b) + span);
}

/** Which end of an axis a value lies beyond: −1 low, 1 high, 0 inside. */
export function beyond(value: number, { domain: [a, b] }: AxisScale): -1 | 0 | 1 {
  const slack = Math.abs(b - a) * 1e-9;
  return value < Math.min(a, b) - slack ? -1 : value > Math.max(a, b) + slack ? 1 : 0;
}
