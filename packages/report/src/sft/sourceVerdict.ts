import type { Estimate } from '@bits-per-sample/core';
import { ENOUGH } from './enough.ts';
import type { SftVerdict } from './sftShape.ts';

/** Share of what an example costs below which a drop is nothing. */
const NOTHING = 0.02;

/**
 * What a source does, by the drop of its examples at a level that allows for all sources.
 *
 * @param drop bits that went.
 * @param examples examples that tell it.
 * @param cost bits that an example still costs, in the unit of the drop.
 */
export function sourceVerdict(
  drop: Estimate<string> | null,
  examples: number,
  cost: number,
): SftVerdict {
  if (drop === null || examples < ENOUGH || Number.isNaN(drop.lower)) return 'cannot tell';
  if (drop.upper < NOTHING * cost && drop.lower > -NOTHING * cost) return 'nothing more';
  if (drop.lower > 0) return 'teaches';
  return drop.upper < 0 ? 'forgets' : 'cannot tell';
}
