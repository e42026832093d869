import { checkAtLeast, checkNumbers, checkObject, checkSameLength } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';

/** A training-loss curve in tokens and nats, as trainers log it. */
export interface LossCurve {
  /** Mean loss of each batch in nats per token, scored before the batch was trained on; shape [T]. */
  readonly losses: ArrayLike<number>;
  /** Tokens of each batch; shape [T]. */
  readonly tokens: ArrayLike<number>;
}

/** Numbers, as many losses as tokens, tokens not negative. NaN passes. */
export function checkLossCurve(fn: string, curve: LossCurve): void {
  checkObject(fn, 'curve', curve);
  const { losses, tokens } = curve;
  checkNumbers(fn, 'losses', losses);
  checkSameLength(fn, 'tokens', tokens, losses.length);
  for (let t = 0; t < tokens.length; t++) checkAtLeast(fn, `tokens[${t}]`, tokens[t]!, 0);
}

/** Σ tokensₜ · (lossₜ − floor), in nats. */
export function areaAbove({ losses, tokens }: LossCurve, floor: number): number {
  return sum(Array.from(losses, (loss, t) => (loss - floor) * tokens[t]!));
}
