import { DomainError, power } from '@bits-per-sample/core';
import { checkRate } from '../check/checkRate.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { Pool } from '../strategy/pool.ts';
import type { Estimator } from '../strategy/stage.ts';
import { betaColumns, betaObserve, betaShapes } from './betaCounts.ts';

/** Options of {@link pooledLogit}. */
export interface PooledLogitOptions {
  /** Rollouts that the prior counts for, > 0. Default 3. */
  readonly strength?: number;
  /** As of `betaCounts`. Default 0.8. */
  readonly decay?: number;
  /** As of `betaCounts`. Default 0.97. */
  readonly drift?: number;
  /** Groups that the common fit remembers, ≥ 1. Default 200. */
  readonly memory?: number;
}

const fit = 'pooled.fit';
const scale = 'pooled.scale';

/** Labels of a row, standardised; a missing one counts as the mean. */
function labels(pool: Pool, row: number, x: Float64Array): void {
  const scales = pool.shared[scale]!;
  x[0] = 1;
  let k = 1;
  const put = (value: number) => {
    const z = (value - scales[2 * k - 2]!) / scales[2 * k - 1]!;
    x[k++] = Number.isFinite(z) ? Math.max(-4, Math.min(4, z)) : 0;
  };
  put(pool.difficulty[row]!);
  if (x.length > 2)
    for (const name of Object.keys(pool.features).sort()) put(pool.features[name]![row]!);
}

/** Solves A x = g for a small positive definite A, in place of copies. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const d = right.length;
  const a = matrix.slice();
  const x = right.slice();
  for (let i = 0; i < d; i++)
    for (let j = i + 1; j < d; j++) {
      const factor = a[j * d + i]! / a[i * d + i]!;
      for (let k = i; k < d; k++) a[j * d + k]! -= factor * a[i * d + k]!;
      x[j]! -= factor * x[i]!;
    }
  for (let i = d - 1; i >= 0; i--) {
    for (let k = i + 1; k < d; k++) x[i]! -= a[i * d + k]! * x[k]!;
    x[i]! /= a[i * d + i]!;
  }
  return x;
}

/**
 * Pass rates as Beta beliefs whose prior is fitted over all tasks: a logistic regression on
 * difficulty and features, learned on line from every group, counts as `strength` rollouts of
 * each task.
 *
 * A label tells something about tasks that were never drawn, and may be wrong. Where it is, its
 * coefficient goes to 0 and the prior is what the pool has in common; and a task's own rollouts
 * outweigh the prior soon in any case. The fit forgets, so the prior follows the learner.
 *
 * The regression is a running Newton step with ridge 1 on every standardised label (± 4 at most)
 * and 1/10 on the intercept: A ← φA + (1 − φ)R + n p(1 − p) xxᵀ, β ← β + A⁻¹(Σ(r − p) x − (1 − φ)Rβ),
 * φ = 1 − 1/memory.
 *
 * @param options `strength`: default 3; `decay`: default 0.8; `drift`: default 0.97; `memory`:
 *   default 200.
 * @returns the estimator.
 * @throws {DomainError} strength not positive, memory below 1, decay or drift outside (0, 1].
 *
 * @example
 * ```ts
 * pooledLogit({ strength: 3 }).timed; // => true
 * ```
 */
export function pooledLogit(options: PooledLogitOptions = {}): Estimator {
  const { strength, decay, drift, memory } = withDefaults('pooledLogit', options, {
    strength: 3,
    decay: 0.8,
    drift: 0.97,
    memory: 200,
  });
  if (!(strength > 0)) throw new DomainError('pooledLogit', 'strength', '> 0', strength);
  if (!(memory >= 1)) throw new DomainError('pooledLogit', 'memory', '≥ 1', memory);
  checkRate('pooledLogit', 'decay', decay);
  checkRate('pooledLogit', 'drift', drift);
  const phi = 1 - 1 / memory;
  let x = new Float64Array(2);

  const predict = (pool: Pool, row: number): number => {
    const beta = pool.shared[fit]!;
    const d = pool.shared[scale]!.length / 2 + 1;
    if (x.length !== d) x = new Float64Array(d);
    labels(pool, row, x);
    let eta = 0;
    for (let k = 0; k < d; k++) eta += beta[k]! * x[k]!;
    return 1 / (1 + Math.exp(-Math.max(-6, Math.min(6, eta))));
  };
  const shapes = (pool: Pool, row: number) => {
    const p = predict(pool, row);
    return betaShapes(pool, row, { a: strength * p, b: strength * (1 - p) }, drift);
  };

  return {
    columns: betaColumns(drift),
    timed: true,
    shared(pool) {
      const columns = [
        pool.difficulty,
        ...Object.keys(pool.features)
          .sort()
          .map((name) => pool.features[name]!),
      ];
      const d = columns.length + 1;
      const start = new Float64Array(d + d * d);
      for (let k = 0; k < d; k++) start[d + k * d + k] = k === 0 ? 0.1 : 1;
      const scales = columns.flatMap((column) => {
        const values = column.slice(0, pool.size).filter(Number.isFinite);
        const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
        const square = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / values.length;
        return [mean, Math.sqrt(square)];
      });
      return { [fit]: start, [scale]: Float64Array.from(scales) };
    },
    shapes,
    mean(pool, row) {
      const { a, b } = shapes(pool, row);
      return a / (a + b);
    },
    observe(pool, row, group) {
      betaObserve(pool, row, group, { decay, drift });
      const p = predict(pool, row);
      const d = x.length;
      const state = pool.shared[fit]!;
      const matrix = state.subarray(d);
      const weight = power(decay, group.lag);
      const information = weight * group.attempts * p * (1 - p);
      const gradient = new Float64Array(d);
      for (let i = 0; i < d; i++) {
        const ridge = (1 - phi) * (i === 0 ? 0.1 : 1);
        gradient[i] = weight * (group.successes - group.attempts * p) * x[i]! - ridge * state[i]!;
        for (let j = 0; j < d; j++)
          matrix[i * d + j] =
            phi * matrix[i * d + j]! + (i === j ? ridge : 0) + information * x[i]! * x[j]!;
      }
      const step = solve(matrix, gradient);
      for (let i = 0; i < d; i++) state[i]! += Math.max(-1, Math.min(1, step[i]!));
    },
  };
}
