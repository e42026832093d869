/**
 * What Stirling's formula leaves out of ln Γ: lnΓ(x) − [(x − ½) ln x − x + ½ ln 2π], x ≥ 8.
 *
 * @internal
 */
export function stirlingError(x: number): number {
  const r = 1 / x;
  const z = r * r;
  const z2 = z * z;
  // in pairs (Estrin), which a processor evaluates side by side
  const low = 1 / 12 - z * (1 / 360) + z2 * (1 / 1260 - z * (1 / 1680));
  const high = 1 / 1188 - z * (691 / 360360) + z2 * (1 / 156 - z * (3617 / 122400));
  return r * (low + z2 * z2 * high);
}
