import { DomainError } from '../errors.ts';
import { stirlingError } from './stirlingError.ts';

/** lnΓ(x) / ((x − 1)(x − 2)) on [1, 3] as a rational function of t = x − 2, to 4e-18. */
function reduced(t: number): number {
  const p =
    0.42278433509846713 +
    t *
      (0.8074156433842646 +
        t *
          (0.6233770865651489 +
            t *
              (0.24893297456010283 +
                t *
                  (0.05452608945853805 +
                    t *
                      (0.006381696012265219 +
                        t *
                          (0.0003554979088309588 +
                            t * (6.930047210094481e-6 + t * 1.0261136237959507e-8)))))));
  const q =
    1 +
    t *
      (2.1470354261049103 +
        t *
          (1.9059289088901863 +
            t *
              (0.902913746395982 +
                t *
                  (0.24567057492845198 +
                    t *
                      (0.03841536385415313 +
                        t *
                          (0.003255442819649109 +
                            t * (0.00012900857815227755 + t * 1.6392895207571376e-6)))))));
  return p / q;
}

/**
 * Natural logarithm of the gamma function, ln Γ(x), for x ≥ 0.
 *
 * The logarithm of a factorial at any real number: the normaliser of Beta posteriors and of
 * binomial counts. Relative error below 1e-15 on all of (0, 1e305], also beside the zeros at
 * 1 and 2.
 *
 * @param x argument, ≥ 0. NaN gives NaN.
 * @returns ln Γ(x); Infinity at 0 and above 2.5e305.
 * @throws {DomainError} x < 0.
 *
 * @see NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/5.11
 *
 * @example
 * ```ts
 * lgamma(1); // => 0
 * lgamma(5); // => Math.log(24)
 * ```
 */
export function lgamma(x: number): number {
  if (x < 0) throw new DomainError('lgamma', 'x', '≥ 0', x);
  if (x < 1) {
    const t = x - 1;
    return x * t * reduced(t) - Math.log(x);
  }
  if (x <= 3) return (x - 1) * (x - 2) * reduced(x - 2);
  if (x < 8) {
    let z = x - 1;
    let product = z;
    while (z > 3) product *= --z;
    return Math.log(product) + (z - 1) * (z - 2) * reduced(z - 2);
  }
  if (x === Infinity) return x;
  return (x - 0.5) * (Math.log(x) - 1) + (0.4189385332046728 + stirlingError(x));
}
