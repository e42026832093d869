/** Writes the probabilities of logits into `policy`, which may be the same array. */
export function fillPolicy(logit: Float64Array, policy: Float64Array): void {
  const top = Math.max(...logit);
  let total = 0;
  for (let a = 0; a < logit.length; a++) total += policy[a] = Math.exp(logit[a]! - top);
  for (let a = 0; a < logit.length; a++) policy[a]! /= total;
}
