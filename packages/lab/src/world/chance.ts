import { checkSeed } from './checkSeed.ts';

/** Uniform numbers addressed by place: the k-th number of a task is the same whoever asks, and when. */
export interface Chance {
  /** Goes to number `count` of the stream of `task`. */
  seek(task: number, count: number): void;
  /** The number at hand, in [0, 1), and moves on by one. */
  next(): number;
}

/** A bijection of 32-bit integers that mixes every bit (lowbias32). */
function mix(x: number): number {
  let h = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}

/**
 * Common random numbers: uniform numbers that depend on (seed, task, count) and on nothing else.
 *
 * Two curricula that roll out the same task for the k-th time meet the same luck, whatever they did
 * in between, so that their difference is the curriculum and not the dice.
 *
 * @param seed an integer; its low 32 bits count.
 * @returns a stream that stands at number 0 of task 0.
 * @throws {DomainError} a seed that is no integer.
 *
 * @see Wellons (2018), prospecting for hash functions: lowbias32
 *
 * @example
 * ```ts
 * const [one, other] = [createChance(7), createChance(7)];
 * one.seek(3, 5);
 * other.seek(3, 4);
 * other.next();
 * one.next() === other.next(); // => true
 * ```
 */
export function createChance(seed: number): Chance {
  checkSeed('createChance', seed);
  const salt = mix(seed | 0);
  let first = 0;
  let second = 0;
  let place = 0;
  const seek = (task: number, count: number) => {
    first = mix(salt + Math.imul(task, 0x9e3779b9));
    second = mix(first ^ 0x5851f42d);
    place = count;
  };
  seek(0, 0);
  return {
    seek,
    next: () => (mix(mix(Math.imul(place++, 0x9e3779b9) + first) ^ second) >>> 0) / 2 ** 32,
  };
}
