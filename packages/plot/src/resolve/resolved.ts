import type { FigureMark, FigureMeaning, FigureScale, FigureStyle } from '@bits-per-sample/core';
import type { Theme } from '../theme.ts';

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
