import { checkPositive, checkProbability } from '@bits-per-sample/core';

/**
 * Pass rate of the optimum of KL-regularised RL: p e^(1/β) / (p e^(1/β) + 1 − p).
 *
 * Where a run with reward 0/1 and KL coefficient β would end if it converged: π ∝ base · e^(r/β).
 * A small β multiplies the odds by a large factor, whatever the model knew.
 *
 * @param p pass rate of the base, in [0, 1]. NaN gives NaN.
 * @param beta KL coefficient in units of reward per nat, > 0. NaN gives NaN.
 * @returns a pass rate ≥ p.
 * @throws {DomainError} p outside [0, 1], or β not positive.
 *
 * @see Korbak et al. (2022), arXiv:2205.11275
 *
 * @example
 * ```ts
 * tiltedPassRate(0.1, 1).toFixed(4); // => '0.2320'
 * tiltedPassRate(1e-6, 0.05).toFixed(4); // => '0.9979'
 * ```
 */
export function tiltedPassRate(p: number, beta: number): number {
  checkProbability('tiltedPassRate', 'p', p);
  checkPositive('tiltedPassRate', 'beta', beta);
  if (Number.isNaN(p + beta)) return NaN;
  if (p === 0 || p === 1) return p;
  const odds = (1 - p) / p;
  const against =
    odds < 1e300 && beta > 0.0015
      ? odds * Math.exp(-1 / beta)
      : Math.exp(Math.log1p(-p) - Math.log(p) - 1 / beta);
  return 1 / (1 + against);
}
