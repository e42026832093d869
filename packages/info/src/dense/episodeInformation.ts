import {
  type Bits,
  checkArray,
  checkAtLeast,
  checkObject,
  checkOneOf,
} from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';

/** One signal of an episode, in order. */
export interface EpisodeSignal {
  /**
   * Where it came from: the environment's `'observation'`, a `'reward'` (process or final),
   * verbal `'feedback'`, or the policy's own `'action'`.
   */
  readonly source: 'observation' | 'reward' | 'feedback' | 'action';
  /**
   * Its bits given everything before it: surprisal of what came, or conditional entropy of
   * what could come. NaN when not measured.
   */
  readonly bits: number;
}

const SOURCES = ['observation', 'reward', 'feedback', 'action'] as const;

/** What an episode offered, by source, and what was counted. */
export interface EpisodeInformation {
  /** Total of the conditional bits of observations, rewards and feedback. */
  readonly bits: Bits;
  /** Share of observations, e.g. a world model's surprisal. */
  readonly observation: Bits;
  /** Share of process and final rewards. */
  readonly reward: Bits;
  /** Share of verbal feedback. */
  readonly feedback: Bits;
  /** Signals in the total. */
  readonly counted: number;
  /** Actions, which tell the policy nothing about the world and are left out. */
  readonly actions: number;
  /** Signals without bits (NaN), left out. */
  readonly missing: number;
}

/**
 * Bits of an episode with dense signals, as a sum of conditional terms:
 * Σ H(oₜ | past) + Σ H(rₜ | past, oₜ) + feedback.
 *
 * Three rules keep the sum honest. Condition on everything earlier: marginal entropies of
 * signals that depend on each other count the same bits twice. Leave out what the policy
 * wrote itself. And these are bits *offered*: most of an observation is noise that cannot
 * be learned, so set {@link absorbedBits} of a predictor beside them.
 *
 * @param signals of one episode in order, each with its conditional bits.
 * @returns the total, its parts, and what was counted.
 * @throws {DomainError} no array of signals, negative bits, or an unknown source.
 *
 * @example
 * ```ts
 * episodeInformation([
 *   { source: 'action', bits: 12 },
 *   { source: 'observation', bits: 3 },
 *   { source: 'reward', bits: 0.5 },
 * ]).bits; // => 3.5
 * ```
 */
export function episodeInformation(signals: readonly EpisodeSignal[]): EpisodeInformation {
  const fn = 'episodeInformation';
  checkArray(fn, 'signals', signals);
  const parts = { observation: [] as number[], reward: [] as number[], feedback: [] as number[] };
  let actions = 0;
  let missing = 0;
  for (let t = 0; t < signals.length; t++) {
    const signal = signals[t]!;
    checkObject(fn, `signals[${t}]`, signal);
    const { source, bits } = signal;
    checkOneOf(fn, `signals[${t}].source`, source, SOURCES);
    if (source === 'action') {
      actions++;
      continue;
    }
    checkAtLeast(fn, `signals[${t}].bits`, bits, 0);
    if (Number.isNaN(bits)) missing++;
    else parts[source].push(bits);
  }
  const observation = sum(parts.observation);
  const reward = sum(parts.reward);
  const feedback = sum(parts.feedback);
  return {
    bits: observation + reward + feedback,
    observation,
    reward,
    feedback,
    counted: signals.length - actions - missing,
    actions,
    missing,
  };
}
