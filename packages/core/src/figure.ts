/** A place on an axis: a number, a time in milliseconds since 1970 UTC, or a category. */
export type FigureValue = number | string;

/** A column of numbers or times. Missing is null; builders write no NaN and no Infinity, so that JSON keeps every value. */
export interface FigureNumbers {
  /** `'time'` is milliseconds since 1970 UTC. */
  readonly type: 'number' | 'time';
  /** What the column is, in words a table header can print. Default: its name. */
  readonly label?: string;
  /** Unit of the values, e.g. `'bits'`. */
  readonly unit?: string;
  /** One value per row, null where missing; shape [rows]. */
  readonly values: readonly (number | null)[];
}

/** A column of text. */
export interface FigureTexts {
  /** Always `'string'`. */
  readonly type: 'string';
  /** What the column is, in words a table header can print. Default: its name. */
  readonly label?: string;
  /** One text per row, null where missing; shape [rows]. */
  readonly values: readonly (string | null)[];
}

/** One column of a figure's data. */
export type FigureColumn = FigureNumbers | FigureTexts;

/** Columns of equal length by name. Unlike a Table it is plain JSON. */
export type FigureData = Readonly<Record<string, FigureColumn>>;

/** How a number is printed: a name, never a function, so that a figure stays data. */
export type FigureFormat = 'number' | 'si' | 'percent' | 'probability' | 'bits' | 'time';

/** A tick with a label of its own. */
export interface FigureTick {
  /** Where, in data space. */
  readonly at: FigureValue;
  /** What is printed there. */
  readonly label: string;
}

/** An axis, in data space. */
export interface FigureScale {
  /** `ordinal` and `band` place categories; the others place numbers. */
  readonly type: 'linear' | 'log' | 'symlog' | 'logit' | 'time' | 'ordinal' | 'band';
  /** [from, to] for numbers (descending: a reversed axis), the categories in order otherwise. Default: from the data. */
  readonly domain?: readonly FigureValue[];
  /** Ticks to print; a value is printed by `format`. Default: chosen from domain and type. */
  readonly ticks?: readonly (FigureValue | FigureTick)[];
  /** Title of the axis. */
  readonly label: string;
  /** Unit of the values, printed after the label. */
  readonly unit?: string;
  /** How ticks are printed. */
  readonly format: FigureFormat;
  /**
   * What happens to a point outside the domain, such as a pass rate of 0 on a logit axis.
   * `edge` (default): drawn at the end of the axis with an open arrow, and counted;
   * `clamp`: drawn at the end; `drop`: left out, with a warning that counts it.
   */
  readonly clip?: 'drop' | 'clamp' | 'edge';
}

/** A colour by its job; the theme gives it its value. Four series colours, because more cannot be told apart. */
export type FigureRole =
  | 'series-1'
  | 'series-2'
  | 'series-3'
  | 'series-4'
  | 'muted'
  | 'fg'
  | 'good'
  | 'warn'
  | 'bad'
  | 'neutral';

/** How the texts of a `color` channel become colours. */
export interface FigureColorScale {
  /** The series, in the order of the legend. */
  readonly domain: readonly string[];
  /** One role per series. Default: series-1 … series-4, then the same hues dashed. */
  readonly roles?: readonly FigureRole[];
  /** `direct`: a text layer names the series, no legend is drawn. Default `legend`. */
  readonly labels?: 'legend' | 'direct';
}

/** How the numbers of a `value` channel become shades. */
export interface FigureValueScale {
  /** Axis type of the shades. */
  readonly type: 'linear' | 'log' | 'symlog' | 'logit';
  /** [palest, strongest]. Default: from the data. */
  readonly domain?: readonly [number, number];
  /** Title of the ramp. */
  readonly label: string;
  /** How the ends of the ramp are printed. */
  readonly format: FigureFormat;
}

/** Where a channel takes its values: a column by name, or the same value for every row. */
export type FigureChannel = string | { readonly datum: FigureValue };

/** The ten marks. A picture that needs an eleventh needs a decision. */
export type FigureMark =
  | 'line'
  | 'band'
  | 'point'
  | 'bar'
  | 'hist'
  | 'cell'
  | 'rule'
  | 'segment'
  | 'text'
  | 'step';

/** Looks that are not data. */
export interface FigureStyle {
  /** Colour of a layer without a `color` channel. Default `fg`. */
  readonly role?: FigureRole;
  /** Line pattern. */
  readonly dash?: 'solid' | 'dashed' | 'dotted';
  /** Line width in px. */
  readonly width?: number;
  /** In [0, 1]. */
  readonly opacity?: number;
  /** Radius of a point in px, where no `size` channel says otherwise. */
  readonly size?: number;
  /** Shape of a point. */
  readonly symbol?: 'circle' | 'square' | 'diamond' | 'triangle';
  /** Which side of its place a text stands on. Default `middle`. */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Shift of a text in px: right, down. */
  readonly shift?: readonly [number, number];
}

/** What a band or an interval means; without it a shaded region is decoration. */
export interface FigureMeaning {
  /** Always `'interval'`. */
  readonly kind: 'interval';
  /** Nominal coverage, e.g. 0.95. */
  readonly level: number;
  /** What the interval is about. */
  readonly of: string;
  /** How it was made: `'wilson'`, `'beta'`, `'bootstrap'`, … */
  readonly method: string;
}

/**
 * One mark drawn from one data set.
 *
 * `line, step`: x, y · `band`: x, y, y2 · `point`: x, y · `text`: x, y, text ·
 * `bar`: a category and y (or x), with y2 (x2) where it does not start at 0 ·
 * `hist`: x, x2 (bin edges), y · `cell`: x, y (categories or x, x2, y, y2) and value ·
 * `rule`: x or y · `segment`: x, y, x2, y2.
 */
export interface FigureLayer {
  /** What is drawn. */
  readonly mark: FigureMark;
  /** Name of the data set. Not needed when every channel is a datum. */
  readonly data?: string;
  /** Horizontal place. */
  readonly x?: FigureChannel;
  /** Other end of a bin, cell or segment. */
  readonly x2?: FigureChannel;
  /** Vertical place. */
  readonly y?: FigureChannel;
  /** Other end of a band, bar, cell or segment. */
  readonly y2?: FigureChannel;
  /** Text column that splits the layer into series. */
  readonly color?: FigureChannel;
  /** Number column shown as a shade. */
  readonly value?: FigureChannel;
  /** Number column shown as the area of a point. */
  readonly size?: FigureChannel;
  /** Text column of a text mark. */
  readonly text?: FigureChannel;
  /** What the layer is, for the description and the table. */
  readonly label?: string;
  /** Looks. */
  readonly style?: FigureStyle;
  /** What an interval means. */
  readonly meaning?: FigureMeaning;
}

/** A stretch of an axis that is shaded and named in the legend. */
export interface FigureZone {
  /** Which axis. */
  readonly axis: 'x' | 'y';
  /** Start, in data space. */
  readonly from: number;
  /** End, in data space. */
  readonly to: number;
  /** What it means. */
  readonly label: string;
  /** Its colour. */
  readonly role: FigureRole;
}

/** A remark at a place in the picture. */
export interface FigureNote {
  /** Horizontal place, in data space. */
  readonly x: FigureValue;
  /** Vertical place, in data space. */
  readonly y: FigureValue;
  /** What it says. */
  readonly text: string;
  /** Which side of its place it stands on. Default `middle`. */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Shift in px: right, down. */
  readonly shift?: readonly [number, number];
}

/** Small multiples: the same picture once per value of a column. */
export interface FigureFacet {
  /** Text column, looked up in each layer's data; layers without it appear in every panel. */
  readonly field: string;
  /** The panels, in order. */
  readonly domain: readonly string[];
  /** Panels per row. Default: at most 3. */
  readonly columns?: number;
  /** Which axes all panels share. Default `both`. */
  readonly share?: 'both' | 'x' | 'y' | 'none';
}

/** A fact that the picture shows, with the numbers that the sentence prints. */
export interface FigureFinding {
  /** One sentence. */
  readonly text: string;
  /** The numbers in it, computed from the data. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** Where a figure came from. */
export interface FigureProvenance {
  /** Package that built it. */
  readonly package: string;
  /** Its version. */
  readonly version: string;
  /** Seed, where chance was used. */
  readonly seed?: number;
  /** Digest of the inputs. */
  readonly inputs?: string;
}

/**
 * A picture as data: library-neutral, plain JSON, versioned. Builders make it, `plot`
 * resolves it (axis space, ticks, colours), adapters draw it.
 */
export interface Figure {
  /** Version of this shape. */
  readonly schema: 'figure/1';
  /** Short name, unique on a page: letters, digits and hyphens. */
  readonly id: string;
  /** What the picture shows. */
  readonly title: string;
  /** What to see in it. */
  readonly subtitle?: string;
  /** Caveats and sources, below the picture. */
  readonly caption?: string;
  /** The picture in words, computed from the data. */
  readonly alt: string;
  /** The facts that `alt` is made of. */
  readonly findings?: readonly FigureFinding[];
  /** Data sets by name. */
  readonly data: Readonly<Record<string, FigureData>>;
  /** Axes, series colours and shades. */
  readonly scales: {
    /** Horizontal axis. */
    readonly x: FigureScale;
    /** Vertical axis. */
    readonly y: FigureScale;
    /** Series colours, when a layer has a `color` channel. */
    readonly color?: FigureColorScale;
    /** Shades, when a layer has a `value` channel. */
    readonly value?: FigureValueScale;
  };
  /** What is drawn, back to front. */
  readonly layers: readonly FigureLayer[];
  /** Small multiples. */
  readonly facet?: FigureFacet;
  /** Shaded stretches of an axis. */
  readonly zones?: readonly FigureZone[];
  /** Remarks. */
  readonly annotations?: readonly FigureNote[];
  /** Size in px of the plot with its axes; title, legend and caption add to the height. */
  readonly size: {
    /** Width in px. */
    readonly width: number;
    /** Height in px. */
    readonly height: number;
  };
  /** Where the figure came from. */
  readonly provenance?: FigureProvenance;
}
