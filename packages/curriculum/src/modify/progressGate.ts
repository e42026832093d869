import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Modifier } from '../strategy/stage.ts';

/** Options of {@link progressGate}. */
export interface ProgressGateOptions {
  /** Groups in band without progress before the gate closes, ≥ 2. Default 8. */
  readonly patience?: number;
  /** Share of the weight kept while it is closed, in (0, 1]. Default 0.1. */
  readonly floor?: number;
  /** Band of smoothed pass rates in which a task should learn. Default [0.15, 0.85]. */
  readonly band?: readonly [lower: number, upper: number];
  /** Movement of the smoothed rate that counts as progress, in standard errors, > 0. Default 2. */
  readonly progress?: number;
}

const rate = 'progressGate.rate';
const anchor = 'progressGate.anchor';
const groups = 'progressGate.groups';
const smoothing = 0.2;

/**
 * Lowers the weight of tasks that ought to learn and do not: `patience` groups in the band of
 * pass rates where gradients are large, and the rate has not moved.
 *
 * p(1 − p) is largest where a broken verifier answers at random: its rate stays at ½ for ever, and
 * a curriculum that ranks by it gives such tasks most of its rollouts. The gate cannot tell
 * an honest task that learns slowly from a broken one, so it closes to `floor` and opens at once
 * when the rate moves.
 *
 * The smoothed rate r moves by 0.2 (mean − r) per group. Progress is |r − anchor| ≥ z · s with
 * s² = r(1 − r)/n · 0.2/1.8 · 2, the variance of the difference of two such rates at rest; it sets
 * the anchor to r and the count of groups to 0, as does leaving the band.
 *
 * @param options `patience`: default 8; `floor`: default 0.1; `band`: default [0.15, 0.85];
 *   `progress` z: default 2.
 * @returns the modifier.
 * @throws {DomainError} patience below 2, floor outside (0, 1], progress not positive, an empty band.
 *
 * @example
 * ```ts
 * progressGate({ patience: 8, floor: 0.1 }).name; // => 'progress'
 * ```
 */
export function progressGate(options: ProgressGateOptions = {}): Modifier {
  const { patience, floor, band, progress } = withDefaults('progressGate', options, {
    patience: 8,
    floor: 0.1,
    band: [0.15, 0.85],
    progress: 2,
  });
  const [lower, upper] = band;
  if (!(patience >= 2)) throw new DomainError('progressGate', 'patience', '≥ 2', patience);
  if (!(floor > 0 && floor <= 1))
    throw new DomainError('progressGate', 'floor', 'in (0, 1]', floor);
  if (!(progress > 0)) throw new DomainError('progressGate', 'progress', '> 0', progress);
  if (!(lower < upper)) throw new DomainError('progressGate', 'band', 'lower < upper', band);
  return {
    name: 'progress',
    columns: { [rate]: NaN, [anchor]: NaN, [groups]: 0 },
    modify: (weight, { columns }, row) =>
      columns[groups]![row]! >= patience ? weight * floor : weight,
    observe({ columns }, row, { attempts, successes }) {
      const mean = successes / attempts;
      const before = columns[rate]![row]!;
      const now = Number.isNaN(before) ? mean : before + smoothing * (mean - before);
      columns[rate]![row] = now;
      const error = Math.sqrt(((now * (1 - now)) / attempts) * ((2 * smoothing) / (2 - smoothing)));
      const moved = !(Math.abs(now - columns[anchor]![row]!) < progress * error);
      if (moved || now < lower || now > upper) {
        columns[anchor]![row] = now;
        columns[groups]![row] = 0;
      } else columns[groups]![row]!++;
    },
  };
}
