/** ln(p / (1 − p)). */
export const logOdds = (p: number): number => Math.log(p) - Math.log1p(-p);
