/** Place of `rollouts` along u = ln(1 + N/N₀), N₀ = offset · now. */
export const placeOf = (rollouts: number, now: number, offset: number): number =>
  Math.log1p(rollouts / now / offset);
