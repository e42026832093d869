import { fold, mean, moments, standardError, toRow } from '@bits-per-sample/core';
import type { JudgedSample } from '../causes/judgedSample.ts';

/** Log-probabilities nearer than this may be of one token. */
const NEAR = 0.02;
/** Groups that it takes, and standard errors from which on it is no chance. */
const GROUPS = 8;
const BEYOND = 4;

/**
 * Whether rollouts of a group begin alike less often than the probabilities of their first tokens
 * say, beyond chance. Two of them draw from one distribution: both that they draw the same token and
 * the probability of what one of them drew are Σ π² in the mean. Equal log-probabilities count as
 * the same token, so that too few of them show that these are not the probabilities sampled with.
 */
export function fewerRepeats({ groups }: JudgedSample): boolean {
  const each: number[] = [];
  for (const { size, at } of groups) {
    const first = Array.from({ length: size }, (_, i) => at('first_logprob', i)).filter(
      (x) => !Number.isNaN(x),
    );
    const pairs = (first.length * (first.length - 1)) / 2;
    if (pairs === 0) continue;
    const sorted = Float64Array.from(first).sort();
    let alike = 0;
    for (let i = 0, j = 0; j < sorted.length; j++) {
      while (sorted[j]! - sorted[i]! > NEAR) i++;
      alike += j - i;
    }
    each.push(alike / pairs - sorted.reduce((sum, x) => sum + Math.exp(x), 0) / sorted.length);
  }
  if (each.length < GROUPS) return false;
  const row = toRow(moments, fold(moments, each));
  return mean(row) < -Math.max(BEYOND * standardError(row), 1e-3);
}
