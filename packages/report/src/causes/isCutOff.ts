import { wilson } from '@bits-per-sample/core';

/** Below this share of cut answers the length limit is no cause of failures. */
const FEW = 0.05;
/** Answers below which a share of them says nothing. */
const ENOUGH = 20;

/** Whether so many answers were cut off that failures may be unfinished answers. */
export const isCutOff = ({
  cut,
}: {
  readonly cut?: { readonly truncated: number; readonly known: number };
}): boolean =>
  cut !== undefined && cut.known >= ENOUGH && wilson(cut.truncated, cut.known).lower >= FEW;
