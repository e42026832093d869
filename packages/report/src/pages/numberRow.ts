import type { NowHeadline } from '../report/reportShape.ts';

/** A number with its name: now, and of the whole run. */
export interface NumberRow {
  /** As the screen has it: one of the five with its place before it, others indented. */
  readonly label: string;
  readonly now: string;
  /** Null where the window is the whole run. */
  readonly whole: string | null;
}

/** Makes the rows of a number, of which there is one for each headline. */
export type RowOf = (label: string, of: (headline: NowHeadline) => string) => NumberRow[];
