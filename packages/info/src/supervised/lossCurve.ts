import { DomainError } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';

/** A training-loss curve in tokens and nats, as trainers log it. */
export interface LossCurve {
  /** Mean loss of each batch in nats per token, scored before the batch was trained on; shape [T]. */
  readonly losses: ArrayLike<number>;
  /** Tokens of each batch; shape [T]. */
  readonly tokens: ArrayLike<number>;
}

/** Σ tokensₜ · (lossₜ − floor), in nats. */
export function areaAbove(fn: string, { losses, tokens }: LossCurve, floor: number): number {
  if (losses.length !== tokens.length)
    throw new DomainError(fn, 'tokens', `of length ${losses.length}`, tokens.length);
  for (let t = 0; t < tokens.length; t++)
    if (tokens[t]! < 0) throw new DomainError(fn, `tokens[${t}]`, '≥ 0', tokens[t]);
  return sum(Array.from(losses, (loss, t) => (loss - floor) * tokens[t]!));
}
