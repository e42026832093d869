/** A number as JSON has it: null where it is undefined. */
export const known = (x: number): number | null => (Number.isNaN(x) ? null : x);
