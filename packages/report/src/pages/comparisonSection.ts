import type { ComparisonPicture } from '../pictures/pagePicture.ts';

/** A part of the comparison, as sentences and a table; every renderer prints the same. */
export interface ComparisonSection {
  /** Anchor, and the picture that belongs here. */
  readonly id: ComparisonPicture['section'];
  /** Heading. */
  readonly title: string;
  /** Sentences. */
  readonly text: readonly string[];
  /** Rows with a head; empty when there is nothing to tabulate. */
  readonly rows: readonly (readonly string[])[];
}
