/** x − ln(1 + x) ≥ 0, to full relative accuracy near 0. */
function logExcess(x: number): number {
  if (x < -0.5 || x > 1) return x - Math.log1p(x);
  const r = x / (2 + x); // ln(1 + x) = 2 artanh r
  const square = r * r;
  let power = square;
  let tail = 0;
  for (let k = 3; power > 1e-17 * square; k += 2, power *= square) tail += power / k;
  return r * (x - 2 * tail);
}

/** p ln(p/q) − p + q, given q − p, which the caller may know more exactly. */
function term(p: number, q: number, difference: number): number {
  if (p === 0) return q;
  if (Math.abs(difference) < p / 2) return p * logExcess(difference / p);
  const ratio = q / p;
  const log = ratio > 1e-300 && ratio < 1e300 ? Math.log(ratio) : Math.log(q) - Math.log(p);
  return difference - p * log;
}

/**
 * Divergence of two coins in bits, p log₂(p/q) + (1 − p) log₂((1 − p)/(1 − q)), given q − p and
 * both complements where they are known more exactly than by subtraction. The same number as
 * `bernoulliKl` of the info package, which a package of the same layer may not import; here it
 * serves rates that differ by less than an ulp.
 */
export function binaryKl(
  p: number,
  q: number,
  { difference = q - p, notP = 1 - p, notQ = 1 - q } = {},
): number {
  if (p === q && difference === 0) return 0;
  if (p === 0) return -Math.log1p(-q) / Math.LN2;
  return (term(p, q, difference) + term(notP, notQ, -difference)) / Math.LN2;
}
