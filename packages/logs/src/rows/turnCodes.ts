import { emptyHash, hash64 } from '../bytes/hash64.ts';
import { isObject } from './objectOf.ts';

/** Turns whose rewards are kept. */
const MOST_TURNS = 16;
/** Turns of one column, and what one of them takes of it. */
const TURNS = 4;
const CODES = 2 ** 13;
/** Rewards of this many twentieths have a code of their own; others have a hash. */
const TWENTIETHS = 2000;

/** What stands for a turn whose reward is missing. */
const UNKNOWN = 1;

/** A number in 1 … 2¹³ − 1 for a reward: 1 when it is missing, the same for equal rewards. */
export function turnCode(reward: number): number {
  if (Number.isNaN(reward)) return UNKNOWN;
  const twentieths = Math.round(reward * 20);
  if (Math.abs(twentieths) <= TWENTIETHS && Math.abs(twentieths / 20 - reward) < 1e-9)
    return 2 + TWENTIETHS + twentieths;
  const free = CODES - 3 - 2 * TWENTIETHS;
  return 3 + 2 * TWENTIETHS + (hash64(String(Math.fround(reward)), emptyHash).low % free);
}

/**
 * Columns of the rewards of turns: how many there are, and codes of the first sixteen, four of them
 * in a column.
 */
export function turnColumns(codes: readonly number[]): Record<string, number> {
  const columns: Record<string, number> = { turns: codes.length };
  for (let from = 0; from < Math.min(codes.length, MOST_TURNS); from += TURNS) {
    let packed = 0;
    for (let i = TURNS - 1; i >= 0; i--) packed = packed * CODES + (codes[from + i] ?? 0);
    columns[`turn_codes_${from / TURNS + 1}`] = packed;
  }
  return columns;
}

/** The rewards of turns, NaN where one is missing; of numbers, or of objects that have one. */
export const turnRewards = (turns: readonly unknown[]): number[] =>
  turns.map((turn) => rewardOf(isObject(turn) ? turn.reward : turn));

const rewardOf = (reward: unknown): number =>
  typeof reward === 'number' && Number.isFinite(reward)
    ? reward
    : typeof reward === 'boolean'
      ? Number(reward)
      : Number.NaN;
