import type { Finding } from '../report/finding.ts';

/** Where the rows of a picture's tables stand in it: what a pointer finds. */
export interface PictureSeries {
  /** Name of the series; '' when it has none. */
  readonly name: string;
  /** Panel, from 0. */
  readonly panel: number;
  /** Table, from 0. */
  readonly table: number;
  /** Row of the table, from 0; shape [points]. */
  readonly rows: readonly number[];
  /** Place from the left end of the axis, in thousandths of it; shape [points]. */
  readonly x: readonly number[];
  /** Place from the lower end of the axis, in thousandths of it; shape [points]. */
  readonly y: readonly number[];
}

/** A figure as a page shows it: drawn twice, with the numbers behind it. */
export interface PagePicture {
  /** What it shows. */
  readonly title: string;
  /** What to see in it; '' when there is nothing to say. */
  readonly subtitle: string;
  /** What it does not show; '' when there is nothing to say. */
  readonly caption: string;
  /** SVG for a wide page. Colours that differ by night are `var(--light-dark)`, e.g. `var(--0072b2-56b4e9)`. */
  readonly wide: string;
  /** SVG for a phone. */
  readonly narrow: string;
  /** Its data sets: rows of texts, the first one the head. */
  readonly tables: readonly {
    /** The rows. */
    readonly rows: readonly (readonly string[])[];
    /** Rows left out. */
    readonly omitted: number;
  }[];
  /** Where the rows stand in the picture. */
  readonly series: readonly PictureSeries[];
}

/** A section of the page that can hold pictures. */
export type PictureSection =
  | Finding['name']
  | 'now'
  | 'noise'
  | 'next'
  | 'steps'
  | 'categories'
  | 'metrics';

/** A figure of a report. */
export interface Picture extends PagePicture {
  /** One of the five numbers, or a section below them. */
  readonly section: PictureSection;
}

/** A picture of one section of a comparison. */
export interface ComparisonPicture extends PagePicture {
  /** The section it belongs to. */
  readonly section: 'curves' | 'prompts' | 'categories' | 'reach' | 'readiness' | 'ledger';
}

/** A picture of one section of a plan. */
export interface PlanPicture extends PagePicture {
  /** The section it belongs to. */
  readonly section: 'pass-rate' | 'targets' | 'signals';
}
