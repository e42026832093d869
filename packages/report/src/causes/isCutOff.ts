import { wilson } from '@bits-per-sample/core';

/** Below this share of cut answers the length limit is no cause of failures. */
const FEW = 0.05;

/** Whether so many answers were cut off that failures may be unfinished answers. */
export const isCutOff = ({
  cut,
}: {
  readonly cut?: { readonly truncated: number; readonly known: number };
}): boolean => cut !== undefined && wilson(cut.truncated, cut.known).lower >= FEW;
