import type { Bits } from '@bits-per-sample/core';
import { binaryEntropy } from '../reward/binaryEntropy.ts';
import { checkGroup } from './checkGroup.ts';
import { degenerateProbability } from './degenerateProbability.ts';
import { liveProbability } from './liveProbability.ts';

/**
 * Bits of a group's advantages that arrive through live groups, whose rewards differ:
 * G·h(p) − P·h(p^G / P) − h(P), with P = p^G + (1 − p)^G.
 *
 * The entropy of the advantage vector splits by the chain rule into *whether* the group is
 * live, h(P), and what a live group says, (1 − P)·H(advantages | live). This is the second
 * part: in a degenerate group every group-relative advantage is zero.
 *
 * Divide by G for bits per rollout, and weigh that against h(p). A bound for whoever knows p,
 * like h itself.
 *
 * @param p pass rate of the prompt, in [0, 1]. NaN gives NaN.
 * @param groupSize rollouts in the group, G, an integer ≥ 1.
 * @returns bits per group, in [0, G]; 0 at p = 0, p = 1 or G = 1.
 * @throws {DomainError} p outside [0, 1], or groupSize not an integer ≥ 1.
 *
 * @see {@link groupAdvantageEntropy} for the whole vector
 *
 * @example
 * ```ts
 * liveGroupBits(0.5, 2); // => 0.5
 * liveGroupBits(0, 8); // => 0
 * ```
 */
export function liveGroupBits(p: number, groupSize: number): Bits {
  checkGroup('liveGroupBits', p, groupSize);
  if (Number.isNaN(p)) return NaN;
  const small = p > 0.5 ? 1 - p : p;
  if (small === 0 || groupSize === 1) return 0;
  const live = liveProbability(small, groupSize);
  const alike = degenerateProbability(small, groupSize);
  const solved = alike === 0 ? 0 : Math.min(0.5, small ** groupSize / alike);
  const split = alike * binaryEntropy(solved);
  return Math.max(
    0,
    groupSize * binaryEntropy(small) - split - binaryEntropy(Math.min(alike, live)),
  );
}
