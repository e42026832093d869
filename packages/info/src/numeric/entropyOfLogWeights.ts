/** Entropy in nats of weights given by their logarithms, not normalised; accurate also when one dominates. */
export function entropyOfLogWeights(logWeights: Float64Array): number {
  let top = 0;
  for (let k = 1; k < logWeights.length; k++) if (logWeights[k]! > logWeights[top]!) top = k;
  const highest = logWeights[top]!;
  let others = 0;
  let spread = 0;
  for (let k = 0; k < logWeights.length; k++) {
    if (k === top) continue;
    const log = logWeights[k]! - highest;
    const weight = Math.exp(log);
    others += weight;
    if (weight > 0) spread -= weight * log;
  }
  return Math.log1p(others) + spread / (1 + others);
}
