/** A policy over K answers: the first, accepted, with chance p, the others alike. */
export const bandit = (p: number, answers: number): Float64Array =>
  Float64Array.from({ length: answers }, (_, i) => (i === 0 ? p : (1 - p) / (answers - 1)));
