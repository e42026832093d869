import { DomainError } from '../errors.ts';

/** The positive zero of ψ, in two parts. */
const ROOT = 1.4616321449683622;
const ROOT_REST = 9.549995429965697e-17;

/** ψ(x) on [1, 3], exact beside its zero: (x − root) times a rational function of x − 2. */
function central(x: number): number {
  const t = x - 2;
  const p =
    0.7853075386041053 +
    t *
      (0.897961849553291 +
        t *
          (0.3916142261649028 +
            t *
              (0.08220661251927941 +
                t *
                  (0.008564353648649485 +
                    t *
                      (0.00040493744305046027 +
                        t * (6.457820650067738e-6 + t * 6.7149819550169945e-9))))));
  const q =
    1 +
    t *
      (1.4754739350852262 +
        t *
          (0.8497662480479878 +
            t *
              (0.24512469666862843 +
                t *
                  (0.03758706848132832 +
                    t *
                      (0.002974774086976724 +
                        t * (0.00010679522102569397 + t * 1.2091222231371764e-6))))));
  return (x - ROOT - ROOT_REST) * (p / q);
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
  if (x < 0) throw new DomainError('digamma', 'x', '≥ 0', x);
  if (x < 1) return central(x + 1) - 1 / x;
  if (x <= 3) return central(x);
  let shift = 0;
  while (x < 10) shift += 1 / x++;
  const z = 1 / (x * x);
  const series =
    z *
    (1 / 12 +
      z *
        (-1 / 120 +
          z *
            (1 / 252 +
              z *
                (-1 / 240 +
                  z * (1 / 132 + z * (-691 / 32760 + z * (1 / 12 - z * (3617 / 8160))))))));
  return Math.log(x) - 0.5 / x - series - shift;
}
