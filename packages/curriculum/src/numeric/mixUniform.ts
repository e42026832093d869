/** Weights as shares of 1, a share `uniform` of which goes to all alike; all alike when all are 0. */
export function mixUniform(weights: Float64Array, uniform: number): Float64Array {
  const total = weights.reduce((sum, x) => sum + x, 0);
  const even = 1 / weights.length;
  return weights.map((x) => (total > 0 ? (1 - uniform) * (x / total) + uniform * even : even));
}
