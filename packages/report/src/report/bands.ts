import { betainc, betaQuantile } from '@bits-per-sample/core';
import {
  binaryEntropy,
  inverseBinaryEntropy,
  liveGroupBits,
  liveProbability,
  type PassRateMixture,
} from '@bits-per-sample/info';

/** A stretch of pass rates: how many prompts it holds and how loudly they teach. */
export interface PassRateBand {
  /** The stretch in words: `1–11 %`. */
  readonly label: string;
  /** Lower end of the pass rates, exclusive but for 0. */
  readonly from: number;
  /** Upper end. */
  readonly to: number;
  /** Share of the prompts whose true pass rate lies inside, by the fitted mixture. */
  readonly share: number;
  /** Share of the run's gradient signal-to-noise, Σ p (1 − p), that comes from them. */
  readonly signal: number;
  /** Signal-to-noise of one of their rollouts against one at a pass rate of ½: mean 4 p (1 − p); null without prompts. */
  readonly relative: number | null;
  /** Share of their groups that come out live at the group size of the run. */
  readonly live: number | null;
  /** Rollouts per prompt that suit them; null where no candidate keeps enough of the bits. */
  readonly groupSize: number | null;
}

/** The zone's lower end, H(p) = ½. */
const edge = inverseBinaryEntropy(0.5);
const ends = [0, 0.01, edge, 0.5, 1 - edge, 0.99, 1];
/** Group sizes to choose from. */
const candidates = [2, 4, 8, 16, 32, 64];
const labels = ['below 1 %', '1–11 %', '11–50 %', '50–89 %', '89–99 %', 'above 99 %'];

/**
 * The run's prompts by band of pass rates, over the fitted mixture: observed rates would call
 * every prompt without a success hopeless and see no signal in it.
 *
 * A prompt's signal-to-noise is (G − 1) p (1 − p) up to a factor that only gradients know; the
 * factor is taken as common, so shares compare prompts and are no noise scale.
 *
 * @param mixture spread of pass rates; its Beta part must be known.
 * @param groupSize rollouts per prompt of the run; null when unknown.
 */
export function passRateBands(
  { a, b, zero, one }: PassRateMixture,
  groupSize: number | null,
): PassRateBand[] {
  const spread = 1 - zero - one;
  const product = (a / (a + b)) * (b / (a + b + 1));
  return labels.map((label, i) => {
    const [from, to] = [ends[i]!, ends[i + 1]!];
    const inside = betainc(to, a, b) - betainc(from, a, b);
    const variance = product * (betainc(to, a + 1, b + 1) - betainc(from, a + 1, b + 1));
    const share = spread * inside + (i === 0 ? zero : 0) + (i === labels.length - 1 ? one : 0);
    const rates = insides(from, to, a, b);
    const live =
      groupSize === null || groupSize < 2 || !(share > 0)
        ? null
        : (spread * inside * mean(rates.map((p) => liveProbability(p, groupSize)))) / share;
    const middle = rates[rates.length >> 1]!;
    const enough = candidates.find(
      (size) => liveGroupBits(middle, size) >= 0.8 * size * binaryEntropy(middle),
    );
    return {
      label,
      from,
      to,
      share,
      signal: variance / product,
      relative: share > 0 ? (4 * spread * variance) / share : null,
      live,
      groupSize: middle > 0 && middle < 1 ? (enough ?? null) : null,
    };
  });
}

/** Pass rates at evenly spaced probabilities within the band. */
function insides(from: number, to: number, a: number, b: number): number[] {
  const [low, high] = [betainc(from, a, b), betainc(to, a, b)];
  const count = 15;
  return Array.from({ length: count }, (_, i) => {
    const p = betaQuantile(low + ((i + 0.5) / count) * (high - low), a, b);
    return high > low ? Math.min(to, Math.max(from, p)) : (from + to) / 2;
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;
