import { trigamma } from '@bits-per-sample/core';
import { digammaIncrement } from '../numeric/digammaIncrement.ts';
import { lgammaIncrement } from '../numeric/lgammaIncrement.ts';

/**
 * Nemenman–Shafee–Bialek estimate in nats: Dirichlet posterior means averaged over the
 * pseudo-count β, with the prior dξ/dβ that makes the expected entropy ξ(β) uniform.
 * Trapezoidal in ln β, which converges geometrically.
 */
export function nsbEntropyNats(counts: readonly number[], n: number): number {
  const levels = counts.length;
  const repeats = new Map<number, number>();
  for (const count of counts) repeats.set(count, (repeats.get(count) ?? 0) + 1);
  const nodes: { log: number; entropy: number }[] = [];
  const step = Math.min(0.1, 1 / Math.sqrt(levels)); // the posterior of ln β narrows with the levels
  for (let u = -40; u <= 40; u += step) {
    const beta = Math.exp(u);
    const total = n + levels * beta;
    let log = Math.log(slope(beta, levels)) + Math.log(beta) - lgammaIncrement(levels * beta, n);
    let entropy = 0;
    for (const [count, times] of repeats) {
      const share = count + beta;
      if (count > 0) log += times * lgammaIncrement(beta, count);
      entropy +=
        times * (share / total) * digammaIncrement(share + 1, n - count + (levels - 1) * beta);
    }
    nodes.push({ log, entropy });
  }
  const top = nodes.reduce((most, { log }) => Math.max(most, log), -Infinity);
  let weights = 0;
  let mean = 0;
  for (const { log, entropy } of nodes) {
    const weight = Math.exp(log - top);
    weights += weight;
    mean += weight * entropy;
  }
  return mean / weights;
}

/** dξ/dβ = K ψ′(Kβ + 1) − ψ′(β + 1); for large β by its series, where the difference cancels. */
function slope(beta: number, levels: number): number {
  if (beta < 1e3) return levels * trigamma(levels * beta + 1) - trigamma(beta + 1);
  return (1 - 1 / levels) / (2 * beta ** 2) - (1 - 1 / levels ** 2) / (6 * beta ** 3);
}
