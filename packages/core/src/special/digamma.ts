import { checkAtLeast } from '../check/checkAtLeast.ts';

/** The positive zero of ψ less 1, in two parts. */
const ROOT = 0.46163214496836236;
const ROOT_REST = -1.5522348162858677e-17;

/**
 * ψ(1 + t) for t in [0, 2], exact beside its zero: (1 + t − root) times a rational function, to
 * 3e-19 (test/golden/rational.py); all terms of it are positive.
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

/** ln x − ψ(x) for x ≥ 3, to 1e-17: 1/2x and, over x², a rational function of 1/x². */
function asymptotic(x: number): number {
  const r = 1 / x;
  const z = r * r;
  const p =
    ((((-0.01758626176484947 * z + 0.6797357344027123) * z + 3.5577701319525206) * z +
      3.5585187303992285) *
      z +
      1.043781643944831) *
      z +
    0.08333333333333326;
  const q =
    (((11.259275676285238 * z + 46.53374732508993) * z + 43.91714369044174) * z +
      12.62537972733627) *
      z +
    1;
  return 0.5 * r + (z * p) / q;
}

/**
 * Digamma function ψ(x) = d ln Γ(x) / dx, for x ≥ 0.
 *
 * The expected log-probability under a Beta posterior is a difference of two digammas:
 * E[ln p] = ψ(a) − ψ(a + b). Relative error below 1e-15, also beside the zero at 1.4616….
 *
 * @param x argument, ≥ 0. NaN gives NaN.
 * @returns ψ(x); −Infinity at 0.
 * @throws {DomainError} x < 0, or not a number.
 *
 * @see NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/5.11
 *
 * @example
 * ```ts
 * digamma(2) - digamma(1); // => 1
 * ```
 */
export function digamma(x: number): number {
  checkAtLeast('digamma', 'x', x, 0);
  if (x >= 3) return Math.log(x) - asymptotic(x);
  if (x >= 1) return central(x - 1);
  return central(x) - 1 / x;
}
