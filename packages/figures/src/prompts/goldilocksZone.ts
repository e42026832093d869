import type { FigureZone } from '@bits-per-sample/core';

/**
 * The Goldilocks zone: pass rates at which one 0/1 reward carries at least half a bit,
 * H(p) ≥ 0.5, which is p from 0.110 to 0.890. A prompt in the zone is neither too hard
 * nor too easy to learn from; outside it most rollouts say what was already known.
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
