import { checkNumbers, checkPositive, DomainError } from '@bits-per-sample/core';

/**
 * Probabilities from values: pᵢ ∝ exp(vᵢ/T), the softmax at a temperature.
 *
 * T says how many units of value make one arm e times as likely as another: T → 0 always takes the
 * best, T → ∞ is uniform. It has the unit of the values, so it must be chosen with them. Values of
 * any size are fine: only differences are exponentiated.
 *
 * @param values shape [N]; −Infinity gives probability 0. One NaN makes all NaN.
 * @param temperature T > 0.
 * @returns probabilities, shape [N], summing to 1; NaN when all values are −Infinity.
 * @throws {DomainError} temperature ≤ 0, or a value +Infinity.
 *
 * @example
 * ```ts
 * boltzmann([0, 0], 1); // => Float64Array.of(0.5, 0.5)
 * boltzmann([1000, 0], 1); // => Float64Array.of(1, 0)
 * ```
 */
export function boltzmann(values: ArrayLike<number>, temperature: number): Float64Array {
  checkNumbers('boltzmann', 'values', values);
  checkPositive('boltzmann', 'temperature', temperature);
  let top = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === Infinity)
      throw new DomainError('boltzmann', `values[${i}]`, '< Infinity', values[i]);
    top = Math.max(top, values[i]!);
  }
  const p = Float64Array.from(values, (value) =>
    value === top ? 1 + 0 * (value - top) + 0 * temperature : Math.exp((value - top) / temperature),
  );
  const total = p.reduce((sum, x) => sum + x, 0);
  return p.map((x) => x / total);
}
