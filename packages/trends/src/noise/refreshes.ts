/** Steps with a mean after which λ is estimated for the first time. */
const FIRST = 8;

/** After how many such steps λ is estimated next: 8, 12, 17, 24, 34, … so that all of them together cost little. */
export const firstRefresh = FIRST;

/** The refresh after one. */
export const nextRefresh = (refresh: number): number => Math.floor(refresh * 1.4) + 1;
