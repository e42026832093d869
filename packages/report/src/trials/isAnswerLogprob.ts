/** Servers write −9999 for a log-probability of −∞. */
const STAND_IN = -9999;

/** Whether an answer can have this summed log-probability: not above 0, and no stand-in for −∞. */
export const isAnswerLogprob = (x: number): boolean => x <= 0 && x > STAND_IN;
