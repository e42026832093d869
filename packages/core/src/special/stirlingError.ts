/**
 * What Stirling's formula leaves out of ln Γ: lnΓ(x) − [(x − ½) ln x − x + ½ ln 2π], x ≥ 3, to an
 * absolute error of 3e-17: a rational function of 1/x² (test/golden/rational.py), over x.
 *
 * @internal
 */
export function stirlingError(x: number): number {
  const r = 1 / x;
  const z = r * r;
  const p =
    (((0.04794904406107722 * z + 0.7401533079759283) * z + 1.4475495319749652) * z +
      0.6998240164052958) *
      z +
    0.08333333333333326;
  const q =
    (((0.7707173798156916 * z + 9.396755548731901) * z + 17.642111292168643) * z +
      8.43122153019562) *
      z +
    1;
  return (r * p) / q;
}
