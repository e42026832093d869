/** Log-odds of a probability; ±Infinity at 1 and 0. */
export const logit = (p: number): number => Math.log(p) - Math.log1p(-p);
