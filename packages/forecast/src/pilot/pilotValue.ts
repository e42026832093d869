import { checkFinitePositive, checkNumber, DomainError, normalCdf } from '@bits-per-sample/core';

/**
 * What a pilot of two options is worth before it is run, as a share of the cost of the default: the
 * expected value of its information.
 *
 * Without a pilot the option that looks cheaper is taken. A pilot can turn that choice; it pays by how
 * often, and by how much. Pay at most this for the pilot of the option that will lose: the winner's pilot
 * is part of its run.
 *
 *     s = s₀² / √(s₀² + σ²),   value = s φ(μ₀ / s) − |μ₀| Φ(−|μ₀| / s)
 *
 * Options that are nearly alike are not worth a pilot: .8 % at s₀ = .08, σ = .3.
 *
 * @param priorMean what is believed of ln(cost B / cost A), μ₀.
 * @param priorDeviation standard deviation of that belief, s₀ ≥ 0.
 * @param pilotDeviation standard deviation of a pilot's answer, σ ≥ 0, from the interval of
 *   `accelerationFactor`.
 * @returns share of the cost to target of the default, ≥ 0; to first order in the logarithm.
 * @throws {DomainError} a mean that is not finite, a deviation that is negative or not finite.
 *
 * @see Raiffa & Schlaifer (1961), Applied Statistical Decision Theory, §5.3
 *
 * @example
 * ```ts
 * pilotValue(0, 0.3, 0.3).toFixed(3); // => '0.085'
 * pilotValue(0, 0.08, 0.3).toFixed(3); // => '0.008'
 * pilotValue(0.2, 0, 0.3); // => 0
 * ```
 */
export function pilotValue(
  priorMean: number,
  priorDeviation: number,
  pilotDeviation: number,
): number {
  const fn = 'pilotValue';
  checkNumber(fn, 'priorMean', priorMean);
  if (Math.abs(priorMean) === Infinity) throw new DomainError(fn, 'priorMean', 'finite', priorMean);
  for (const [parameter, x] of Object.entries({ priorDeviation, pilotDeviation }))
    if (x !== 0) checkFinitePositive(fn, parameter, x);
  if (priorDeviation === 0) return 0;
  const share = priorDeviation / Math.hypot(priorDeviation, pilotDeviation);
  const deviation = share * priorDeviation;
  if (deviation === 0) return 0;
  const z = Math.abs(priorMean) / deviation;
  const density = Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
  return Math.max(0, deviation * density - Math.abs(priorMean) * normalCdf(-z));
}
