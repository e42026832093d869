/** An axis with its ticks in axis space. */
export interface PromisedAxis {
  readonly label: string;
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** A resolved figure, as `plot` has it; here by its shape, because the testkit depends on no package. */
export interface PromisedFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly caption: string;
  readonly alt: string;
  /** Of the panels; the picture is as wide and higher. */
  readonly size?: { readonly width: number };
  readonly panels: readonly {
    readonly label: string;
    readonly x: PromisedAxis;
    readonly y: PromisedAxis;
    readonly zones: readonly { readonly color: string }[];
    readonly notes: readonly { readonly text: string }[];
    readonly series: readonly {
      readonly mark: string;
      readonly name: string;
      readonly color: string;
      readonly opacity: number;
      readonly edge?: string;
      readonly x: Float64Array;
      readonly y: Float64Array;
      readonly y2: Float64Array;
      readonly texts?: readonly string[];
      readonly fills?: readonly string[];
    }[];
  }[];
  readonly legend: readonly {
    readonly label: string;
    readonly color: string;
    readonly swatch: string;
    readonly opacity: number;
  }[];
  readonly ramp?: {
    readonly label: string;
    readonly ends: readonly [string, string];
  };
  readonly theme: {
    readonly background: string;
    readonly grid: string;
    readonly roles: Readonly<Record<string, string>>;
    readonly ramp: readonly string[];
  };
}

/** A picture as pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha per pixel; shape [height][width][4]. */
  readonly data: Uint8Array;
}

/** What an adapter's library made of a figure. */
export interface DrawnFigure {
  /** The picture. */
  readonly svg: string;
  /** Where the description does not stand in the picture: what the page is given. */
  readonly alt?: string;
  /** What the library complained about. */
  readonly complaints: readonly string[];
  /** The picture at twice its size. */
  readonly pixels?: Pixels;
}
