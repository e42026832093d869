import { DomainError } from '../errors.ts';

/** The positive zero of ψ less 1, in two parts. */
const ROOT = 0.46163214496836236;
const ROOT_REST = -1.5522348162858677e-17;

/**
 * ψ(1 + t) for t in [0, 2], exact beside its zero: (1 + t − root) times a rational function, to
 * 3e-19; all terms positive.
 */
function central(t: number): number {
  const p =
    ((((((4.097361930526724e-8 * t + 3.9117651665683125e-5) * t + 0.002235289521967761) * t +
      0.04049350826567144) *
      t +
      0.31649933632550714) *
      t +
      1.1741604116033721) *
      t +
      2.0079983521060054) *
      t +
    1.2503801375034054;
  const q =
    ((((((7.3778476243478865e-6 * t + 0.0006000004112100302) * t + 0.014396602345897333) * t +
      0.14810832904594673) *
      t +
      0.7470495002328587) *
      t +
      1.9022022748824643) *
      t +
      2.2894571233542136) *
      t +
    1;
  return (t - ROOT - ROOT_REST) * (p / q);
}

/**
 * Digamma function ψ(x) = d ln Γ(x) / dx, for x ≥ 0.
 *
 * The expected log-probability under a Beta posterior is a difference of two digammas:
 * E[ln p] = ψ(a) − ψ(a + b). Relative error below 1e-15, also beside the zero at 1.4616….
 *
 * @param x argument, ≥ 0. NaN gives NaN.
 * @returns ψ(x); −Infinity at 0.
 * @throws {DomainError} x < 0.
 *
 * @see NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/5.11
 *
 * @example
 * ```ts
 * digamma(2) - digamma(1); // => 1
 * ```
 */
export function digamma(x: number): number {
  return x >= 10 ? asymptotic(x) : below10(x);
}

/** ψ(x) for x ≥ 10. */
function asymptotic(x: number): number {
  const r = 1 / x;
  const z = r * r;
  const z2 = z * z;
  // in pairs (Estrin), which a processor evaluates side by side
  const low = 1 / 12 - z * (1 / 120) + z2 * (1 / 252 - z * (1 / 240));
  const high = 1 / 132 - z * (691 / 32760) + z2 * (1 / 12 - z * (3617 / 8160));
  const series = low + z2 * z2 * high;
  return Math.log(x) - (0.5 * r + z * series);
}

// apart, so that the commoner branch is small enough to be inlined where it is called
function below10(x: number): number {
  if (x < 0) throw new DomainError('digamma', 'x', '≥ 0', x);
  if (x < 1) return central(x) - 1 / x;
  let shift = 0;
  while (x > 3) shift += 1 / --x;
  return central(x - 1) + shift;
}
