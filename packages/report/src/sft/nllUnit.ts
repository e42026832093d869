import { comoments, foldPairs, toRow } from '@bits-per-sample/core';
import type { ScoredExample } from './exampleLooks.ts';

/** No model is so bad that a token costs this many nats in the mean: a guess among e^15 words. */
const WORST_TOKEN = 15;
/** Standard errors between a slope and one half. */
const SURE = 3;
/** Examples from which a slope is taken. */
const ENOUGH = 20;

/**
 * What likelihoods are of that no name says: of examples as a whole, or of a token in the mean. A sum
 * grows with the tokens of an example, a mean hardly does: the slope of its logarithm over that of the
 * tokens is near 1 or near 0. A mean of many nats is of no token.
 *
 * @returns `'unknown'` where neither is sure.
 */
export function nllUnit(examples: readonly ScoredExample[]): ScoredExample['unit'] {
  const units = new Set(examples.map(({ unit }) => unit));
  if (units.size === 1 && !units.has('unknown')) return [...units][0]!;
  if (units.size > 1) return 'unknown';
  const firsts = examples.filter(({ nll }) => nll.length > 0);
  const mean = firsts.reduce((sum, { nll }) => sum + nll[0]!, 0) / firsts.length;
  if (mean > WORST_TOKEN) return 'example';
  const known = firsts.filter(({ tokens, nll }) => tokens > 0 && nll[0]! > 0);
  if (known.length < ENOUGH) return 'unknown';
  const x = known.map(({ tokens }) => Math.log(tokens));
  const y = known.map(({ nll }) => Math.log(nll[0]!));
  const { n, m2_x, m2_y, c_xy } = toRow(comoments, foldPairs(comoments, x, y));
  if (!(m2_x > 0)) return 'unknown';
  const slope = c_xy / m2_x;
  const error = Math.sqrt(Math.max(0, m2_y - slope * c_xy) / (n - 2) / m2_x);
  if (slope - SURE * error > 0.5) return 'example';
  return slope + SURE * error < 0.5 ? 'token' : 'unknown';
}
