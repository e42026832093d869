/** Examples from which a mean is judged: drops are skewed, and fewer mislead. */
export const ENOUGH = 10;
