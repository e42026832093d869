import type { FigureZone } from '@bits-per-sample/core';

/**
 * The Goldilocks zone: pass rates at which the outcome of a rollout holds at least half a bit,
 * H(p) ≥ 0.5, which is p from 0.110 to 0.890. Which share of the prompts lies in it, a few rollouts
 * of each cannot tell: only how many were seen there.
 *
 * H⁻¹(0.5) = 0.11002786443835955, on both sides of ½.
 *
 * @example
 * ```ts
 * goldilocksZone.from + goldilocksZone.to; // => 1
 * ```
 */
export const goldilocksZone: FigureZone = {
  axis: 'x',
  from: 0.11002786443835955,
  to: 0.88997213556164045,
  label: 'Goldilocks zone: at least ½ bit per rollout',
  role: 'good',
};
