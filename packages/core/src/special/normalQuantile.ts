import { checkProbability } from '../check/checkProbability.ts';

// Coefficients of AS 241, highest power first: numerator, denominator.
const CENTRAL = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
] as const;
const MIDDLE = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
    3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
    0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
  ],
] as const;
const TAIL = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
] as const;

const polynomial = (coefficients: readonly number[], x: number): number => {
  let sum = 0;
  for (const c of coefficients) sum = sum * x + c;
  return sum;
};
const ratio = ([p, q]: typeof CENTRAL | typeof MIDDLE | typeof TAIL, x: number): number =>
  polynomial(p, x) / polynomial(q, x);

/**
 * Quantile of the standard normal distribution: the z with Φ(z) = probability.
 *
 * Turns a confidence level into a number of standard errors: normalQuantile(0.975) = 1.96.
 * Relative error below 1e-14 from 1e-300 to 1 − 1e-16. Above ½ the distance from 1 carries the
 * digits: for an upper tail q far below 1e-16 take −normalQuantile(q).
 *
 * @param probability in [0, 1]. NaN gives NaN.
 * @returns z, antisymmetric about ½; ∓Infinity at 0 and 1.
 * @throws {DomainError} probability outside [0, 1].
 *
 * @see Wichura (1988), algorithm AS 241, doi:10.2307/2347330
 *
 * @example
 * ```ts
 * normalQuantile(0.975).toFixed(6); // => '1.959964'
 * normalQuantile(0.5); // => 0
 * ```
 */
export function normalQuantile(probability: number): number {
  checkProbability('normalQuantile', 'probability', probability);
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRAL, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? probability : 1 - probability));
  const z = r === Infinity ? r : r <= 5 ? ratio(MIDDLE, r - 1.6) : ratio(TAIL, r - 5);
  return q < 0 ? -z : z;
}
