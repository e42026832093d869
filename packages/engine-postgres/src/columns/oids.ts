/** What the server calls integers (int8, int2, int4, oid). */
export const INTEGERS: ReadonlySet<number> = new Set([20, 21, 23, 26]);

/** What it calls fractions (real, double precision, numeric). */
export const FRACTIONS: ReadonlySet<number> = new Set([700, 701, 1700]);

/** What it calls a flag. */
export const BOOLEAN = 16;
